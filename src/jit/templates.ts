/**
 * The JavaScript that instructions become. Each template is parsed once, at build time; `$name` is a hole for an expression (or, as a
 * statement of its own, for statements). `r` names the target register, `v`, `m`, `h`, `k` are scratch variables of every function.
 *
 * What a value is, constants of the prototypes tell: `Ωtable` and `Ωfunction`, names that no Lua string can spell. V8 folds them with the
 * check of the hidden class that the access behind it needs anyway, also where it has seen several; an `instanceof` it folds only with
 * one (measured: 2–3× on loops over objects of two shapes). Slow paths stay out of line.
 */
import { STACK_WINDOW } from "../../runtime/interpreter/stack.js";
import { LONG_ARRAY } from "../../runtime/values/array-size.js";

/** The store of an element into a table: over another one, or behind the last. Whoever names it says what is done `else`. */
const STORE_ELEMENT =
  "k = $object.Ωarray; if ($k < k.length && $k >= 1 && ($overwrites)) k[$k] = $x; " +
  `else if (k.length === $k && ($k & ${LONG_ARRAY - 1}) !== 0 && $x !== undefined && (typeof $object.Ωhash === "number" || $object.Ωhash.positive === 0) && $object.Ωmeta === undefined) { if (k !== EMPTY_ARRAY) k.push($x); else $object.Ωarray = newArray($x); }`;

/** No metatable has a say in new fields: those of classes have no `__newindex`, nor have others that are known (values/classes.ts). */
const ADDS_FREELY =
  "($object.Ωmeta === undefined || $object.Ωindex !== undefined || $object.Ωmeta.Ωtarget !== undefined)";

/** A metatable, which inherits nothing, has a Lua function for the event: `m`. */
const isLuaHandler = (meta: string, handler: string): string =>
  `(0, ${meta}).Ωindex === undefined && (m = ${handler}) !== undefined && m.Ωfunction && m.code !== undefined`;
const IS_LUA_HANDLER = isLuaHandler("h", "$handler");
const HAS_HANDLER = `$o !== undefined && $object.Ωtable && (h = $object.Ωmeta) !== undefined && ${IS_LUA_HANDLER}`;
/** A key that is none of the fields of the table is none of its keys, and there is metatable `h`. */
const LACKS_KEY =
  '$o !== undefined && $object.Ωtable && typeof $object.Ωhash === "number" && (h = $object.Ωmeta) !== undefined';

export const templateSources = {
  isNumber: 'typeof $x === "number"',
  isPositiveInteger: 'typeof $x === "number" && ($x | 0) === $x && $x > 0',
  isInteger: 'typeof $x === "number" && ($x | 0) === $x && ($x !== 0 || 1 / $x > 0)',
  integer: "$x | 0",
  /** V8 knows the range of what this makes of a word: sums of it are integers, and need no test for overflow. */
  isWord:
    'typeof $x === "number" && $x === (v = $x < 0 ? $x | 0 : $x >>> 0) && (v !== 0 || 1 / $x > 0) && ($store, true)',
  isTable: "$x !== undefined && $x.Ωtable",
  truthy: "$x !== undefined && $x !== false",
  falsy: "$x === undefined || $x === false",

  // Loads into `$v`: whether there is a value. `own` forms have proved that the receiver is a table. JavaScript finds a table's own field
  // and what members of a class inherit (values/classes.ts).
  load: "$o !== undefined && ($v = $field) !== undefined",
  hostLoad: "$o !== undefined && $object.Ωtable && ($v = $field) !== undefined",
  ownLoad: "($v = $field) !== undefined",
  element: "$o !== undefined && $object.Ωtable && ($v = $object.Ωarray[$k]) !== undefined && $k !== 0",
  ownElement: "($v = $object.Ωarray[$k]) !== undefined && $k !== 0",
  positiveElement: "$o !== undefined && $object.Ωtable && ($v = $object.Ωarray[$k]) !== undefined",
  ownPositiveElement: "($v = $object.Ωarray[$k]) !== undefined",
  // Where the array part has not served: negative numbers and fractions would be names of properties for V8, which takes half a microsecond.
  elementWithin:
    "$o !== undefined && $object.Ωtable && (k = $object.Ωarray, $k < k.length) && $k >= 1 && ($v = k[$k]) !== undefined",
  ownElementWithin: "(k = $object.Ωarray, $k < k.length) && $k >= 1 && ($v = k[$k]) !== undefined",
  // Where nothing is found as often: not to be looked for outside of the array, and mostly there is nowhere else to look.
  elementOrNil:
    '$o !== undefined && $object.Ωtable && ((k = $object.Ωarray, $k < k.length && $k >= 1 && ($v = k[$k]) !== undefined) || $object.Ωmeta === undefined && typeof $object.Ωhash === "number" && ($v = undefined, true))',
  ownElementOrNil:
    '(k = $object.Ωarray, $k < k.length && $k >= 1 && ($v = k[$k]) !== undefined) || $object.Ωmeta === undefined && typeof $object.Ωhash === "number" && ($v = undefined, true)',
  numberKey: 'typeof $k === "number" && ($element)',
  method: "$found && $v.Ωfunction",
  index: "getIndex(rt, $o, $k)",
  lookUp: "($v = lookUp($o, $k)) !== REQUEST",
  lookUpHashed: "($v = lookUpHashed($o, $k)) !== REQUEST",
  lookUpString: "($v = lookUpString($o, $k)) !== REQUEST",
  /** For V8 the conversion makes it a number where it meets the element of an array of numbers, so that it need not box that. */
  lookUpNumber: 'typeof ($v = lookUp($o, $k)) === "number" && ($v = +$v, true)',
  lookUpHashedNumber: 'typeof ($v = lookUpHashed($o, $k)) === "number" && ($v = +$v, true)',
  lookUpStringNumber: 'typeof ($v = lookUpString($o, $k)) === "number" && ($v = +$v, true)',
  global: "getGlobal(rt, G, $key)",

  // What comes behind a load that has found nothing. V8 shares feedback between loads of a name from one variable, unless it is
  // disguised: `(0, h)`.
  // Candidates for a class: the value that they inherit. Nil: that there is none.
  inherited: "$object.Ωmeta !== undefined && $hasTarget && ($v = $below) !== undefined",
  inheritedOrNil:
    '$object.Ωmeta === undefined ? typeof $object.Ωhash === "number" : $hasTarget && (($v = $below) !== undefined || (0, h).Ωmeta === undefined || (h = (0, h).Ωindex) !== undefined && (($v = $below) !== undefined || (0, h).Ωmeta === undefined || (h = (0, h).Ωindex) !== undefined && (($v = $below) !== undefined || (0, h).Ωmeta === undefined)))',
  /** Where nil has been found in tables without metatable only. */
  bareNil: '$object.Ωmeta === undefined && (typeof $object.Ωhash === "number" || $found)',
  /** What an object with a metatable inherits from: its class tells, or what its metatable is known for (values/classes.ts). */
  hasTarget: "(h = $object.Ωindex) !== undefined",
  hasKnownTarget:
    '(h = $object.Ωindex) !== undefined || typeof $object.Ωhash === "number" && (h = $object.Ωmeta.Ωtarget) !== undefined',
  /**
   * Or what `__index` in its metatable is: nobody knows metatables that stand in for one table only, or have a `__newindex`. Other than those that
   * are known it may be a dictionary, whose keys are no properties.
   */
  hasAnyTarget:
    '(h = $object.Ωindex) !== undefined || typeof $object.Ωhash === "number" && ((h = (m = $object.Ωmeta).Ωtarget) !== undefined || m.Ωindex === undefined && (h = m.__index) !== undefined && (0, h).Ωtable && typeof (0, h).Ωhash === "number")',
  loadOr: "$o !== undefined && (($v = $field) !== undefined || $otherwise)",
  hostLoadOr: "$o !== undefined && $object.Ωtable && (($v = $field) !== undefined || $otherwise)",
  ownLoadOr: "($v = $field) !== undefined || $otherwise",
  stringMethod:
    "(m = rt.stringMetatable) !== undefined && m.Ωindex === undefined && (h = m.__index) !== undefined && h.Ωtable && ($v = $below) !== undefined",

  // Stores.
  setField:
    "if ($o !== undefined && $object.Ωtable && $field !== undefined) $field = $x; else putField(rt, $o, $key, $x);",
  setOwnField: "if ($field !== undefined) $field = $x; else $slow;",
  addField: `if ($o !== undefined && $object.Ωtable && ($field !== undefined || typeof $object.Ωhash === "number" && ${ADDS_FREELY})) $field = $x; else putField(rt, $o, $key, $x);`,
  addOwnField: `if ($field !== undefined || typeof $object.Ωhash === "number" && ${ADDS_FREELY}) $field = $x; else $slow;`,
  hasField: "$field !== undefined",
  hasElement: "(k = $object.Ωarray, $k < k.length) && $k >= 1 && ($present)",
  hasPositiveElement: "(k = $object.Ωarray, $k < k.length) && ($present)",
  /** In an array of numbers an element is present for V8 without a look at it. */
  isPresentNumber: "k[$k] !== undefined || $k >>> 0 === $k && $object.Ωmeta === undefined",
  isPresent: "$k >>> 0 === $k && $object.Ωmeta === undefined || k[$k] !== undefined",
  isValue: "$x !== undefined",
  /** There is no nil at the end of an array part. */
  isValueOrInside: "$x !== undefined || $k < k.length - 1",
  overwriteElement: "k[$k] = $x;",
  setGlobal: "if ($field !== undefined) $field = $x; else putGlobal(rt, G, $key, $x);",
  setElement: `if ($o !== undefined && $object.Ωtable) { ${STORE_ELEMENT} else putNumber(rt, $o, $k, $x); } else putIndex(rt, $o, $k, $x);`,
  setOwnElement: `${STORE_ELEMENT} else $slow;`,
  /** A nil over a value: no metatable is asked, and what becomes the last element has a value. */
  clearElement:
    "k = $object.Ωarray; if ($k < k.length - 1 && $k >= 1 && k[$k] !== undefined) k[$k] = undefined; else if ($k === k.length - 1 && $k > 1 && k[$k - 1] !== undefined) k.pop(); else $slow;",
  /** The elements of a table constructor: usually they are its array part as they are. */
  setElements:
    'k = $elements; if ($last !== undefined && $object.Ωarray === EMPTY_ARRAY && typeof $object.Ωhash === "number") $object.Ωarray = k; else fillList($o, k.slice(1), 0);',
  // A loop that does nothing but store the same value at each index: what fills the table in advance is worth its call from so many on.
  isLongLoop: "$limit - $index > 64",
  fillTable: "fillTable($o, $index, $limit, $x)",
  fillElement: "fillElement($o, $k, $index, $limit, $x)",
  putNumber: "putNumber(rt, $o, $k, $x)",
  putField: "putField(rt, $o, $key, $x)",
  storeNumber: "storeNumber($o, $k, $x)",
  storeField: "storeField($o, $key, $x)",
  setIndex: "putIndex(rt, $o, $k, $x);",
  setString: "putString(rt, $o, $k, $x);",

  lengthOf: "$object.Ωarray.length - 1",

  // A function for an event in the metatable of a table: `m`.
  hasHandler: HAS_HANDLER,
  hasHandlerBehindNumber: `rt.numberMetatable === undefined && ${HAS_HANDLER}`,
  // The same of two tables that have their metatable in common.
  hasCommonHandler: `typeof $o === "object" && typeof $y === "object" && $object.Ωtable && $y.Ωtable && (h = $object.Ωmeta) !== undefined && h === $y.Ωmeta && ${IS_LUA_HANDLER}`,
  answer: "(v = $x) !== undefined && v !== false",
  hasAccessHandler: `${LACKS_KEY} && ${IS_LUA_HANDLER}`,
  /** The same of the table that is the `__index` of that table, `h`, and does not have the key either. */
  hasAccessHandlerBelow: `${LACKS_KEY} && (0, h).Ωindex === undefined && (h = $handler) !== undefined && (0, h).Ωtable && $below === undefined && typeof (0, h).Ωhash === "number" && (k = (0, h).Ωmeta) !== undefined && ${isLuaHandler("k", "(0, k).__index")}`,

  // Arithmetic where the operands are not speculated to be numbers.
  arithmetic: 'typeof $x === "number" && typeof $y === "number" ? $raw : $otherwise',
  compute: "compute(rt, $event, $x, $y)",
  minus: 'typeof $x === "number" ? -$x : $otherwise',
  concat: 'typeof $x === "string" && typeof $y === "string" ? $x + $y : $otherwise',
  // Equality; a shared metatable (values/classes.ts) is nothing but an `__index`.
  isNotOfObjects: 'typeof $x !== "object" || typeof $y !== "object" || $x === $y',
  hasNoEqualityHandler:
    'typeof $x !== "object" || typeof $y !== "object" || $x === $y || ($x.Ωtable ? (h = $x.Ωmeta) === undefined || h === $x.Ωshared || (0, h).__eq === undefined : $x.Ωfunction)',
  equal: '$x === $y || typeof $x === "object" && typeof $y === "object" && ($otherwise)',
  equals:
    "(!$x.Ωtable || (h = $x.Ωmeta) !== undefined && h !== $x.Ωshared && (0, h).__eq !== undefined) && equals(rt, $x, $y)",
  less: 'typeof $x === "number" && typeof $y === "number" ? $x < $y : $otherwise',
  lessOrEqual: 'typeof $x === "number" && typeof $y === "number" ? $x <= $y : $otherwise',

  // Calls.
  isFunction: "$f !== undefined && $f.Ωfunction",
  callOr: "$f !== undefined && $f.Ωfunction ? $direct : $otherwise",
  callOther: "callOther(rt, $f, $args)",
  callOrResumable: "$f !== undefined && $f.Ωfunction ? $direct : callOtherResumable(rt, $f, $args)",

  // Intrinsics (intrinsics.ts).
  first: "$x",
  typeName: "typeName($x)",
  isSame: "$x === $y",
  metatable: "$x.Ωmeta",
  /** A table whose metatable is not only shared so far (values/classes.ts), and does not hide itself. */
  showsMetatable:
    "$x !== undefined && $x.Ωtable && ((h = $x.Ωmeta) === undefined || !(0, h).Ωlazy && (0, h).__metatable === undefined)",
  mathAbs: "Math.abs($x)",
  mathAcos: "Math.acos($x)",
  mathAsin: "Math.asin($x)",
  mathAtan: "Math.atan($x)",
  mathAtan2: "Math.atan2($x, $y)",
  mathCeil: "Math.ceil($x)",
  mathCos: "cosine($x)",
  mathExp: "Math.exp($x)",
  mathFloor: "Math.floor($x)",
  mathFmod: "$x % $y",
  mathLog: "Math.log($x)",
  mathMax: "$y > $x ? $y : $x",
  mathMin: "$y < $x ? $y : $x",
  mathPow: "power($x, $y)",
  mathSin: "sine($x)",
  mathSqrt: "Math.sqrt($x)",
  mathTan: "Math.tan($x)",
  bitArshift: "$x >> $y",
  bitAnd: "$x & $y",
  bitNot: "~$x",
  bitOr: "$x | $y",
  bitXor: "$x ^ $y",
  bitLshift: "$x << $y",
  bitRol: "rotate($x, $y)",
  bitRor: "rotate($x, 32 - $y)",
  bitRshift: "$x >>> $y | 0",
  bits: "bits($x)",
  bitsOfLarge: "Math.floor($x) === $x ? $x | 0 : bits($x)",
  bitSwap: "swapBytes($x)",
  isPosition: "$y >= 1 && $y < $x.length + 1",
  isSpan: "$y >= 1 && $z < $x.length + 1 && $z - $y === $count - 1",
  isNotEmpty: "$x.length > 0",
  isByte: "($x & 255) === $x",
  areTwoBytes: "($x & 255) === $x && ($y & 255) === $y",
  areThreeBytes: "($x & 255) === $x && ($y & 255) === $y && ($z & 255) === $z",
  isRange: "$y >= 1 && $y <= 2147483647 && $z >= 0 && $z <= 2147483647",
  isStart: "$y >= 1 && $y <= 2147483647",
  isEnd: "$z >= 0 && $z <= 2147483647",
  stringByte: "$x.charCodeAt($y - 1)",
  stringNthByte: "$x.charCodeAt($y + $i - 1)",
  stringFirstByte: "$x.charCodeAt(0)",
  stringChar: "String.fromCharCode($x)",
  stringTwoChars: "String.fromCharCode($x) + String.fromCharCode($y)",
  stringThreeChars: "String.fromCharCode($x, $y, $z)",
  stringLen: "$x.length",
  stringSub: "$x.slice($y - 1, $z)",
  stringRest: "$x.slice($y - 1)",
  stringCharacter: "$x.charAt($y - 1)",
  isString: 'typeof $x === "string"',
  isBuiltin: "$f === $what",
  selectCount: '$f === $what && $x === "#" ? va.length : $otherwise',
  selectNth: "$f === $what && $x >>> 0 === $x && $x !== 0 ? $x <= va.length ? va[$x - 1] : undefined : $otherwise",
  // No table has such values, under whatever name.
  hasCode: "$f !== undefined && $f.code === $what",
  hasUpvalues: "$f !== undefined && $f.upvalues === $what",
  hasNoEnvironment: "$f.env === undefined",

  /** `setmetatable(table, { __index = target })` of a table made with the class of the target. */
  adoptShared:
    "if ($f === rt.setmetatable && $t !== undefined && $t.Ωtable && ($t.Ωmeta === undefined && $target !== undefined && $t.Ωindex === $target ? ($t.Ωmeta = $t.Ωshared, true) : giveSharedMetatable($t, $target))) { $done; } else { $otherwise; }",
  checkAdopt: "if ($f !== rt.setmetatable) disownNew($t);",
  /** `setmetatable` of a table that has been made with the class it gets now; the metatable's `__index` must be its own. */
  adopt:
    'if ($f === rt.setmetatable && $t !== undefined && $t.Ωtable && ($t.Ωmeta === undefined && (h = $t.Ωindex) !== undefined && $meta !== undefined && $meta.Ωtable && ($meta === h ? $t.Ωself : $meta.__index === h && $meta.Ωindex === undefined && $meta.__newindex === undefined && $meta.__mode === undefined) && typeof $meta.Ωhash === "number" ? ($meta.Ωhash !== PINNED && ($meta.Ωhash = PINNED), $t.Ωmeta = $meta, true) : giveMetatable($t, $meta))) { $done; } else { $otherwise; }',
  /** `setmetatable` with a metatable that makes its tables no members of a class: its `__index` is a function, if it has one. */
  adoptPlain:
    'if ($f === rt.setmetatable && $t !== undefined && $t.Ωtable && $t.Ωmeta === undefined && $t.Ωindex === undefined && $meta !== undefined && $meta.Ωtable && $meta.Ωindex === undefined && $meta.__mode === undefined && ((v = $meta.__index) === undefined || v.Ωfunction) && typeof $meta.Ωhash === "number") { if ($meta.Ωhash !== PINNED) $meta.Ωhash = PINNED; $t.Ωmeta = $meta; $done; } else { $otherwise; }',

  openResults: "h = $value; m = rt.n === 1 ? null : collectOpen(rt, h);",
  oneOpenResult: "h = $value; m = null;",
  left: "pc = -1;",
  isSuspended: "v === SUSPEND",
  suspendActivation: "pc = -1; return leaveActivation(rt, $self, $point, $registers, $varargs);",
  suspendFrame: "frame.pc = $pc; frame.point = $point; return SUSPEND;",
  leaveLoop: "s = $pc; return GO_ON;",
  updateRegister: "frame.registers[$i] = $x; $x = undefined;",
  updatePc: "frame.pc = s;",
  tailCallResumable:
    "if ((v = $value) === SUSPEND) { if ($f !== undefined && $f.Ωfunction ? $f.code !== undefined : callsLua(rt, $f)) return suspendTailCall(rt, $self); $suspend; } return v;",
  /** The entry for callers that are not resumable. */
  interrupted: "const v = $call; return v === SUSPEND ? interrupt(RT) : v;",
  depth: `const d = rt.depth + $bytes; if (d - rt.window >>> 0 > ${STACK_WINDOW}) $grow;`,
  depthResumable: `const d = rt.depth + $bytes; if (d - rt.window >>> 0 > ${STACK_WINDOW} && $grow) return SUSPEND;`,
  atDepth: "rt.depth = d;",
  at: "pc = $pc;",
  countTailCall: "t = t + 1;",
  atTailCall: "if ($f !== undefined && $f.Ωfunction ? $f.code !== undefined : callsLua(rt, $f)) pc = $left;",
  poll: "if (--rt.fuel < 0) { pc = $pc; poll(rt); }",
  // Limits (runtime/values/meter.ts).
  payForCall: "if ((rt.credit -= $cost) < 0) refill(rt);",
  payForIteration: "if ((rt.credit -= $cost) < 0) { pc = $pc; refill(rt); }",
  pay: "rt.credit -= $cost;",
  giveBack: "rt.credit += $cost;",
  meteredConcat: "meteredJoin(rt, $x, $y)",
  guarded: "try { $body; } catch (e) { throw $leave; }",
  guardedResumable: "try { $body; } catch (e) { return $leave; }",

  forCondition: "$step > 0 ? $index <= $limit : $limit <= $index",
  next: "if ($f === rt.next && $t !== undefined && $t.Ωtable) { h = iteratorOf($state, $t, $control); $state = h; if (!h.advance()) $leave; $control = $first = h.key; $more; } else { $otherwise; }",
  ipairs:
    'if ($f === rt.ipairsNext && $t !== undefined && $t.Ωtable && typeof $control === "number") { k = $control + 1; $first = k; v = $t.Ωarray[k]; if (v === undefined) v = getNumber($t, k); if (v === undefined) $leave; $control = k; $more; } else { $otherwise; }',

  return0: "rt.n = 0; return undefined;",
  return1: "rt.n = 1; return $x;",
  return2: "rt.n = 2; rt.r1 = $y; return $x;",
  return3: "rt.n = 3; rt.r1 = $y; rt.r2 = $z; return $x;",
  returnAll: "return returnAll(rt, $values);",
  second: "rt.n > 1 ? rt.r1 : undefined",
  third: "rt.n > 2 ? rt.r2 : undefined",
  nth: "rt.n > $i ? rt.many[$i] : undefined",
  vararg: "$i < va.length ? va[$i] : undefined",
} as const;

export type TemplateName = keyof typeof templateSources;
