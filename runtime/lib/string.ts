/** The string library, manual §5.4. Strings are byte strings; case and character classes are those of the C locale. */
import type { Code } from "../bytecode/code.js";
import { serialize } from "../bytecode/serialize.js";
import { standalone } from "../bytecode/standalone.js";
import { toByteString } from "../strings/bytes.js";
import { StringError } from "../strings/error.js";
import { findLinear } from "../strings/find.js";
import { type Format, type FormatHooks, format, parseFormat } from "../strings/format.js";
import { compilePattern, hasSpecials, MatchState, type Pattern } from "../strings/pattern.js";
import { errors, raised } from "../values/errors.js";
import { LuaFunction, newBuiltin } from "../values/function.js";
import type { Native } from "../values/native.js";
import { type Runtime, return0, return1, return2, returnAll } from "../values/runtime.js";
import { fields, LuaTable, pin } from "../values/table.js";
import type { LuaValue } from "../values/value.js";
import { checkFunction, checkInt, checkInteger, checkNumber, checkString, optionalInteger } from "./arguments.js";
import { Cache } from "./cache.js";
import { patternError, returnCaptures, returnFound } from "./captures.js";
import { chargeOf, parseTemplate, Substitution, substitute, type Template } from "./gsub.js";
import { type Declaration, library, plain } from "./library.js";

/** The longest string V8 makes; what would be longer is refused before memory is spent. */
const MAX_LENGTH = 2 ** 29 - 24;

export function openString(rt: Runtime): LuaTable {
  const patterns = new Cache<Pattern>(compilePattern);
  const reverse = reverser();
  const dumps = new WeakMap<Code, string>();
  // For matches during which no Lua code runs.
  const state = new MatchState(chargeOf(rt));

  const strings = library(
    rt,
    "string",
    {
      byte: plain((subject, from, to) => {
        const text = typeof subject === "string" ? subject : checkString(subject, 1);
        const first = from === undefined ? 1 : checkInteger(from, 2);
        if (to === undefined && first > 0 && first <= text.length) {
          rt.n = 1;
          return text.charCodeAt(first - 1);
        }
        return bytes(rt, text, first, to);
      }),

      char: plain((...codes) => {
        rt.n = 1;
        for (let i = 0; i < codes.length; i++) codes[i] = checkByte(codes[i], i + 1);
        return String.fromCharCode.apply(null, codes as number[]);
      }),

      dump: plain((fn) => {
        const { code } = checkFunction(fn, 1);
        if (code === undefined) throw raised("unable to dump given function");
        let dump = dumps.get(code);
        if (dump === undefined) dumps.set(code, (dump = toByteString(serialize(standalone(code.proto)))));
        return return1(rt, dump);
      }),

      find: plain((subject, pattern, from, isPlain) => {
        const text = typeof subject === "string" ? subject : checkString(subject, 1);
        const wanted = typeof pattern === "string" ? pattern : checkString(pattern, 2);
        const start = from === undefined ? 0 : startIndex(text, checkInteger(from, 3));
        if ((isPlain !== undefined && isPlain !== false) || !hasSpecials(wanted)) {
          // JavaScript may take the product of the lengths, in which no limit is looked at.
          const found = rt.meter === undefined ? text.indexOf(wanted, start) : findLinear(text, wanted, start);
          if (found < 0) return return1(rt, undefined);
          return return2(rt, found + 1, found + wanted.length);
        }
        try {
          const compiled = patterns.get(wanted);
          return compiled.match(text, start, state) ? returnFound(rt, compiled, state) : return1(rt, undefined);
        } catch (error) {
          throw patternError(error);
        }
      }),

      format: formatting(rt),

      gmatch: matchIteration(rt),

      gsub: substitution(rt, patterns, state),

      len: plain((subject) => {
        rt.n = 1;
        return typeof subject === "string" ? subject.length : checkString(subject, 1).length;
      }),

      lower: plain((subject) => return1(rt, lower(checkString(subject, 1)))),

      match: plain((subject, pattern, from) => {
        const text = typeof subject === "string" ? subject : checkString(subject, 1);
        const wanted = typeof pattern === "string" ? pattern : checkString(pattern, 2);
        const start = from === undefined ? 0 : startIndex(text, checkInteger(from, 3));
        try {
          const compiled = patterns.get(wanted);
          return compiled.match(text, start, state) ? returnCaptures(rt, compiled, state) : return1(rt, undefined);
        } catch (error) {
          throw patternError(error);
        }
      }),

      rep: plain((subject, times, separator) => {
        const text = checkString(subject, 1);
        const count = checkInt(times, 2);
        return return1(rt, repeat(text, count, separator === undefined ? "" : checkString(separator, 3)));
      }),

      reverse: plain((subject) => return1(rt, reverse(checkString(subject, 1)))),

      sub: plain((subject, from, to) => {
        const text = typeof subject === "string" ? subject : checkString(subject, 1);
        const length = text.length;
        let first = typeof from === "number" && (from | 0) === from ? from : checkInteger(from, 2);
        let last = to === undefined ? -1 : typeof to === "number" && (to | 0) === to ? to : checkInteger(to, 3);
        if (first <= 0) first = first === 0 ? 1 : Math.max(length + first + 1, 1);
        if (last < 0) last += length + 1;
        rt.n = 1;
        return first > last ? "" : text.slice(first - 1, last);
      }),

      upper: plain((subject) => return1(rt, upper(checkString(subject, 1)))),
    },
    "intrinsic",
  );

  fields(strings).gfind = fields(strings).gmatch;
  const meta = new LuaTable();
  fields(meta).__index = strings;
  pin(meta);
  rt.stringMetatable = meta;
  return strings;
}

/** A position as C counts: from 0, not before the start, not beyond the end. */
function startIndex(text: string, position: number): number {
  if (position > 0) return Math.min(position - 1, text.length);
  return position === 0 ? 0 : Math.max(text.length + position, 0);
}

function bytes(rt: Runtime, text: string, from: number, to: LuaValue): LuaValue {
  const { length } = text;
  const relative = from < 0 ? length + from + 1 : from;
  const first = Math.max(relative, 1);
  let last = relative;
  if (to !== undefined) {
    last = checkInteger(to, 3);
    if (last < 0) last += length + 1;
  }
  last = Math.min(last, length);
  if (first > last) return return0(rt);
  if (first === last) return return1(rt, text.charCodeAt(first - 1));
  const codes: LuaValue[] = [];
  for (let i = first - 1; i < last; i++) codes.push(text.charCodeAt(i));
  return returnAll(rt, codes);
}

function checkByte(value: LuaValue, position: number): number {
  const code = checkInt(value, position);
  if (code < 0 || code > 255) throw errors.badArgument(position, "invalid value");
  return code;
}

function repeat(text: string, times: number, separator: string): string {
  if (times <= 0) return "";
  if (text.length * times + separator.length * (times - 1) > MAX_LENGTH) throw raised("resulting string too large");
  return separator === "" ? text.repeat(times) : (text + separator).repeat(times - 1) + text;
}

/** Longer strings than this are reversed by their codes, in pieces of so many. */
const SHORT = 12;
const PIECE = 256;

/** `string.reverse`. It keeps the codes of a piece, in an array for each length: allocating them anew would take a third of the time. */
function reverser(): (text: string) => string {
  const codesOfPiece: number[][] = [];
  return (text) => {
    let result = "";
    if (text.length <= SHORT) {
      for (let i = text.length - 1; i >= 0; i--) result += text[i];
      return result;
    }
    for (let end = text.length; end > 0; end -= PIECE) {
      const count = Math.min(end, PIECE);
      codesOfPiece[count] ??= new Array<number>(count).fill(0);
      const codes = codesOfPiece[count];
      for (let i = 0; i < count; i++) codes[i] = text.charCodeAt(end - 1 - i);
      result += String.fromCharCode.apply(null, codes);
    }
    return result;
  };
}

// JavaScript's own conversion would change letters beyond ASCII, some to characters that are no bytes.
function lower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function upper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

const isAscii = (text: string): boolean => !/[\x80-\xff]/.test(text);

function formatting(rt: Runtime): Declaration {
  const formats = new Cache<Format>(parseFormat);
  const hooks: FormatHooks<LuaValue> = {
    number: checkNumber,
    string: checkString,
    missing(position) {
      throw errors.badArgument(position, "no value");
    },
  };
  return plain((template, ...args) => {
    const parsed = formats.get(typeof template === "string" ? template : checkString(template, 1));
    rt.n = 1;
    try {
      return format(parsed, args, hooks);
    } catch (error) {
      throw error instanceof StringError ? raised(error.message) : error;
    }
  });
}

/** What an iterator of `gmatch` stands on. */
class Matches {
  at = 0;
  constructor(
    readonly subject: string,
    readonly pattern: Pattern,
    readonly state: MatchState,
  ) {}
}

function matchIteration(rt: Runtime): Declaration {
  const patterns = new Cache<Pattern>((pattern) => compilePattern(pattern, false));
  const native: Native = { name: "for iterator", intrinsic: undefined, upvalues: 3, start: undefined };
  const charge = chargeOf(rt);

  // One function for all iterators, so that V8 sees a single target.
  function next(this: LuaFunction): LuaValue {
    const matches = this.upvalues[0] as unknown as Matches;
    const { state, pattern, subject } = matches;
    try {
      if (matches.at > subject.length || !pattern.match(subject, matches.at, state)) {
        matches.at = subject.length + 1;
        return return0(rt);
      }
      matches.at = state.end === state.start ? state.end + 1 : state.end;
      return returnCaptures(rt, pattern, state);
    } catch (error) {
      throw patternError(error);
    }
  }

  return plain((subject, pattern) => {
    const text = checkString(subject, 1);
    const matches = new Matches(text, patterns.get(checkString(pattern, 2)), new MatchState(charge));
    return return1(rt, newBuiltin(native, next, next, [matches as unknown as LuaValue]));
  });
}

function substitution(rt: Runtime, patterns: Cache<Pattern>, state: MatchState): Declaration {
  const templates = new Cache<string | Template>(parseTemplate);

  const template = (replacement: LuaValue): string | Template => {
    if (typeof replacement !== "string" && typeof replacement !== "number")
      throw errors.badArgument(3, "string/function/table expected");
    return templates.get(checkString(replacement, 3));
  };
  const atOnce = (subject: LuaValue, pattern: LuaValue, replacement: LuaValue, times: LuaValue): LuaValue => {
    const text = checkString(subject, 1);
    const wanted = checkString(pattern, 2);
    const limit = optionalInteger(times, 4, text.length + 1) | 0;
    const how = replacement instanceof LuaTable ? replacement : template(replacement);
    try {
      return substitute(rt, text, patterns.get(wanted), how, limit, state);
    } catch (error) {
      throw patternError(error);
    }
  };
  const begin = (
    self: LuaFunction,
    subject: LuaValue,
    pattern: LuaValue,
    replacement: Calling,
    times: LuaValue,
  ): Substitution => {
    const text = checkString(subject, 1);
    const wanted = checkString(pattern, 2);
    return new Substitution(
      self,
      rt,
      text,
      patterns.get(wanted),
      replacement,
      optionalInteger(times, 4, text.length + 1) | 0,
    );
  };

  return {
    entry: () =>
      function gsub(
        this: LuaFunction,
        subject: LuaValue,
        pattern: LuaValue,
        replacement: LuaValue,
        times: LuaValue,
      ): LuaValue {
        return mayCall(replacement)
          ? (begin(this, subject, pattern, replacement, times).run(true) as LuaValue)
          : atOnce(subject, pattern, replacement, times);
      },
    start:
      () =>
      ([subject, pattern, replacement, times], self) =>
        mayCall(replacement)
          ? begin(self, subject, pattern, replacement, times).run(false)
          : atOnce(subject, pattern, replacement, times),
  };
}

/** A replacement for which Lua code may run. */
type Calling = LuaFunction | LuaTable;

function mayCall(replacement: LuaValue): replacement is Calling {
  return replacement instanceof LuaFunction || (replacement instanceof LuaTable && replacement.Ωmeta !== undefined);
}
