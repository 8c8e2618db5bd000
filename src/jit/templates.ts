/**
 * The JavaScript that instructions become. Each template is parsed once, at build time; `$name` is a hole for an expression (or, as a
 * statement of its own, for statements). `r` names the target register, `v`, `m`, `h`, `k` are scratch variables of every function.
 *
 * The order of tests matters: a property is loaded first, then V8 knows the receiver's map and folds the `instanceof`
 * (ARCHITECTURE.md §5, §9). Slow paths stay out of line.
 */
export const templateSources = {
  isNumber: 'typeof $x === "number"',
  isNotNumber: 'typeof $x !== "number"',
  isTable: "$x instanceof LuaTable",
  truthy: "$x !== undefined && $x !== false",
  falsy: "$x === undefined || $x === false",

  // Loads. `own` forms have proved that the receiver is a table.
  isField: "$o !== undefined && (v = $field, $o instanceof LuaTable) && v !== undefined",
  isOwnField: "(v = $field) !== undefined",
  fieldOr: "$o !== undefined && (v = $field, $o instanceof LuaTable) && v !== undefined ? v : getIndex(rt, $o, $key)",
  ownFieldOr: "(v = $field) !== undefined ? v : getIndex(rt, $o, $key)",
  globalOr: "(v = $field) !== undefined ? v : getGlobal(rt, G, $key)",

  isElement: "$o !== undefined && (v = $o.Ωarray) !== undefined && $o instanceof LuaTable && (v = v[$k]) !== undefined && $k !== 0",
  isOwnElement: "(v = $o.Ωarray[$k]) !== undefined && $k !== 0",
  isPositiveElement: "$o !== undefined && (v = $o.Ωarray) !== undefined && $o instanceof LuaTable && (v = v[$k]) !== undefined",
  isOwnPositiveElement: "(v = $o.Ωarray[$k]) !== undefined",
  ownElementOr: "(v = $o.Ωarray[$k]) !== undefined && $k !== 0 ? v : getIndex(rt, $o, $k)",
  ownPositiveElementOr: "(v = $o.Ωarray[$k]) !== undefined ? v : getIndex(rt, $o, $k)",
  elementOr: "$o instanceof LuaTable && (v = $o.Ωarray[$k]) !== undefined && $k !== 0 ? v : getIndex(rt, $o, $k)",
  positiveElementOr: "$o instanceof LuaTable && (v = $o.Ωarray[$k]) !== undefined ? v : getIndex(rt, $o, $k)",
  indexOr:
    'typeof $k === "number" && $o instanceof LuaTable && (v = $o.Ωarray[$k]) !== undefined && $k !== 0 ? v : getIndex(rt, $o, $k)',
  index: "getIndex(rt, $o, $k)",

  // Inherited fields and methods: the receiver's own, then those of the tables along `Ωindex` (values/classes.ts). A field that is nowhere
  // is nil if the chain ends for good. What is not found in line is looked up by `getIndex`.
  lookup: "$o !== undefined && (v = $own, $o instanceof LuaTable) && (v !== undefined || $chain)",
  ownLookup: "(v = $own) !== undefined || $chain",
  method: "$o.Ωmeta !== undefined && (h = $o.Ωindex) !== undefined && ($found)",
  field: '$o.Ωmeta === undefined ? typeof $o.Ωhash === "number" : (h = $o.Ωindex) !== undefined && ($found)',
  inheritsMethod: "(v = $inherited) !== undefined || (h = h.Ωindex) !== undefined && ($found)",
  inheritsField: "(v = $inherited) !== undefined || ((m = h.Ωindex) === undefined ? h.Ωmeta === undefined : (h = m, $found))",
  lastMethod: "(v = $inherited) !== undefined",
  lastField: "(v = $inherited) !== undefined || h.Ωindex === undefined && h.Ωmeta === undefined",
  stringMethod:
    'typeof $o === "string" && (m = rt.stringMetatable) !== undefined && (h = m.__index) !== undefined && h instanceof LuaTable && (v = $inherited) !== undefined',
  valueOr: "$test ? v : getIndex(rt, $o, $key)",

  // Stores.
  setField: "if ($o !== undefined && $field !== undefined && $o instanceof LuaTable) $field = $x; else putField(rt, $o, $key, $x);",
  setOwnField: "if ($field !== undefined) $field = $x; else putField(rt, $o, $key, $x);",
  addField:
    'if ($o instanceof LuaTable && ($field !== undefined || typeof $o.Ωhash === "number" && ((m = $o.Ωmeta) === undefined || m.__newindex === undefined && typeof m.Ωhash === "number"))) $field = $x; else putField(rt, $o, $key, $x);',
  addOwnField:
    'if ($field !== undefined || typeof $o.Ωhash === "number" && ((m = $o.Ωmeta) === undefined || m.__newindex === undefined && typeof m.Ωhash === "number")) $field = $x; else putField(rt, $o, $key, $x);',
  setGlobal: "if ($field !== undefined) $field = $x; else putGlobal(rt, G, $key, $x);",
  setElement:
    "if ($o instanceof LuaTable) { k = $o.Ωarray; if (k[$k] !== undefined && $k !== 0 && $x !== undefined) k[$k] = $x; else if (k.length === $k && $x !== undefined && k !== EMPTY_ARRAY && typeof $o.Ωhash === \"number\" && $o.Ωmeta === undefined) k.push($x); else putNumber(rt, $o, $k, $x); } else putIndex(rt, $o, $k, $x);",
  setOwnElement:
    "k = $o.Ωarray; if (k[$k] !== undefined && $k !== 0 && $x !== undefined) k[$k] = $x; else if (k.length === $k && $x !== undefined && k !== EMPTY_ARRAY && typeof $o.Ωhash === \"number\" && $o.Ωmeta === undefined) k.push($x); else putNumber(rt, $o, $k, $x);",
  setIndex: "putIndex(rt, $o, $k, $x);",

  lengthOf: "$o.Ωarray.length - 1",

  // Arithmetic where the operands are not speculated to be numbers.
  arithmetic: 'typeof $x === "number" && typeof $y === "number" ? $raw : compute(rt, $event, $x, $y)',
  concat: 'typeof $x === "string" && typeof $y === "string" ? $x + $y : join(rt, $x, $y)',
  equal: '$x === $y || typeof $x === "object" && equals(rt, $x, $y)',
  less: 'typeof $x === "number" && typeof $y === "number" ? $x < $y : less(rt, $x, $y)',
  lessOrEqual: 'typeof $x === "number" && typeof $y === "number" ? $x <= $y : lessOrEqual(rt, $x, $y)',

  // Calls.
  isFunction: "$f !== undefined && $f.c !== undefined && $f instanceof LuaFunction",
  callOr: "$f instanceof LuaFunction ? $direct : callOther(rt, $f, $args)",

  /** `setmetatable` of a table just made, which has been made with the class it most likely gets. */
  adopt:
    'if ($f === rt.setmetatable && (h = $t.Ωindex) !== undefined && $meta !== undefined && (v = $meta.__index, $meta instanceof LuaTable) && v === h && typeof $meta.Ωhash === "number") { if ($meta.Ωhash !== PINNED) $meta.Ωhash = PINNED; $t.Ωmeta = $meta; $result = $t; } else { $otherwise; }',

  exit: "return deopt(rt, $exit, $self, $registers, $varargs);",
  exitInTry: "{ pc = -1; return deopt(rt, $exit, $self, $registers, $varargs); }",
  depth: "const d = rt.depth + $bytes; if (d - rt.probed + 24576 >>> 0 > 24576) growStack(rt, d, $self, $args);",
  atDepth: "rt.depth = d;",
  at: "pc = $pc;",
  atTailCall: "if ($f !== undefined && $f.code !== undefined) pc = $left;",
  guarded: "try { $body; } catch (e) { throw leave(rt, e, $self, pc, $registers, $varargs); }",


  forCondition: "$step > 0 ? $index <= $limit : $limit <= $index",
  next: "if ($f === rt.next && $t instanceof LuaTable) { h = iteratorOf($state, $t, $control); $state = h; if (!h.advance()) $leave; $control = $first = h.key; $more; } else { $otherwise; }",
  ipairs:
    "if ($f === rt.ipairsNext && $t instanceof LuaTable && typeof $control === \"number\") { k = $control + 1; $first = k; v = $t.Ωarray[k]; if (v === undefined) v = getNumber($t, k); if (v === undefined) $leave; $control = k; $more; } else { $otherwise; }",

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
