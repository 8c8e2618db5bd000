/**
 * `string.format`: a format is parsed once into literals and directives, which the caller may cache, and then applied
 * to arguments. Results are those of C's printf on a 64-bit platform. `%a` and `%F`, which Lua 5.1 lacks, work as in
 * LuaJIT. As C's strings do, the text of `%s` and `%c` ends at a zero byte; only long strings that need no formatting stay whole.
 */
import { type ByteString, untilZero } from "./bytes.js";
import { formatExponent, formatFixed, formatGeneral, formatHexadecimal } from "./decimal.js";
import { StringError, stringMessages } from "./error.js";

const enum Flag {
  Left = 1,
  Plus = 2,
  Space = 4,
  Alternate = 8,
  Zero = 16,
}

/** One conversion specification, `%[flags][width][.precision]conversion`. */
export interface Directive {
  /** The conversion letter; empty when the directive is malformed. */
  readonly conversion: string;
  readonly flags: number;
  readonly width: number;
  /** Digits after the point, or -1 when there is none. */
  readonly precision: number;
  /** Neither flags nor width nor precision. */
  readonly plain: boolean;
  /** What is wrong with it: raised when the directive is reached, after the arguments before it were used. */
  readonly error: string | undefined;
}

/** A parsed format: `literals[i]` stands before `directives[i]`; there is one literal more than directives. */
export interface Format {
  readonly literals: readonly ByteString[];
  readonly directives: readonly Directive[];
}

/** How the caller's values become numbers and strings; each raises the caller's own argument errors. */
export interface FormatHooks<Value> {
  /** `position` counts as Lua does: the format is argument 1. */
  number(value: Value, position: number): number;
  string(value: Value, position: number): ByteString;
  missing(position: number): never;
}

const flagBits: Readonly<Record<string, number>> = {
  "-": Flag.Left,
  "+": Flag.Plus,
  " ": Flag.Space,
  "#": Flag.Alternate,
  "0": Flag.Zero,
};

/** More flags than there are is an error, repeating one is not. */
const MAX_FLAGS = 5;

/** Parses a format. Malformed directives are kept as such, see `Directive.error`. */
export function parseFormat(format: ByteString): Format {
  const literals: string[] = [];
  const directives: Directive[] = [];
  let literal = "";
  let at = 0;
  for (;;) {
    const percent = format.indexOf("%", at);
    if (percent < 0) break;
    literal += format.slice(at, percent);
    at = percent + 1;
    if (format.charCodeAt(at) === 0x25) {
      literal += "%";
      at++;
      continue;
    }
    const { directive, next } = parseDirective(format, at);
    literals.push(literal);
    directives.push(directive);
    literal = "";
    at = next;
    if (directive.error !== undefined) break;
  }
  literals.push(literal + format.slice(at));
  return { literals, directives };
}

/** Parses what follows a `%`. */
function parseDirective(format: ByteString, start: number): { directive: Directive; next: number } {
  const specificationPattern = /([-+ #0]*)(\d{0,2})(\.\d{0,2})?/y;
  specificationPattern.lastIndex = start;
  const [specification, flagText, width, precision] = specificationPattern.exec(format)!;
  const next = start + specification.length;
  let flags = 0;
  for (const flag of flagText) flags |= flagBits[flag];
  const conversion = format.charAt(next);
  let error: string | undefined;
  if (flagText.length > MAX_FLAGS) error = stringMessages.repeatedFlags;
  else if (/\d/.test(conversion)) error = stringMessages.tooLong;
  else if (!/[cdiouxXeEfFgGaAqs]/.test(conversion)) error = stringMessages.invalidOption(conversion);
  const directive = {
    conversion: error === undefined ? conversion : "",
    flags,
    width: +width,
    precision: precision === undefined ? -1 : +precision.slice(1),
    plain: specification === "",
    error,
  };
  return { directive, next: next + 1 };
}

/** Applies a format; `args` are the values after the format itself. */
export function format<Value>(parsed: Format, args: ArrayLike<Value>, hooks: FormatHooks<Value>): ByteString {
  const { literals, directives } = parsed;
  let result = literals[0];
  for (let i = 0; i < directives.length; i++) {
    if (i >= args.length) hooks.missing(i + 2);
    result += formatDirective(directives[i], args[i], i + 2, hooks) + literals[i + 1];
  }
  return result;
}

/** The text of one argument under one directive. */
function formatDirective<Value>(
  directive: Directive,
  value: Value,
  position: number,
  hooks: FormatHooks<Value>,
): ByteString {
  switch (directive.conversion) {
    case "s": {
      const text = typeof value === "string" ? value : hooks.string(value, position);
      return directive.precision < 0 && text.length >= LONG_STRING ? text : formatString(directive, untilZero(text));
    }
    case "q":
      return quote(typeof value === "string" ? value : hooks.string(value, position));
    case "":
      throw new StringError(directive.error);
    default:
      return formatNumber(directive, typeof value === "number" ? value : hooks.number(value, position));
  }
}

/** From this length on a string without precision is not formatted at all. */
const LONG_STRING = 100;

/** `%s` of a string. */
function formatString(directive: Directive, text: ByteString): ByteString {
  if (directive.plain) return text;
  return pad(directive, directive.precision < 0 ? text : text.slice(0, directive.precision));
}

/** Any conversion that takes a number. */
function formatNumber(directive: Directive, value: number): ByteString {
  switch (directive.conversion) {
    case "d":
    case "i":
      if (directive.plain && (value | 0) === value) return "" + (value | 0);
      return formatInteger(directive, value);
    case "u":
      return formatUnsigned(directive, value, 10);
    case "o":
      return formatUnsigned(directive, value, 8);
    case "x":
      return formatUnsigned(directive, value, 16);
    case "X":
      return formatUnsigned(directive, value, 16).toUpperCase();
    case "c":
      return untilZero(pad(directive, String.fromCharCode(characterCode(value))));
    default:
      return formatFloat(directive, value);
  }
}

/** `%d` of a value, truncated to a 64-bit integer as x86-64 does: what is out of range becomes the least one. */
function formatInteger(directive: Directive, value: number): ByteString {
  const integer = value >= -(2 ** 63) && value < 2 ** 63 ? Math.trunc(value) : -(2 ** 63);
  const magnitude = Math.abs(integer);
  const digits = magnitude <= Number.MAX_SAFE_INTEGER ? "" + magnitude : BigInt(magnitude).toString();
  return padInteger(directive, signOf(directive, integer < 0), precise(directive, digits));
}

/** `%u`, `%o` and `%x`. */
function formatUnsigned(directive: Directive, value: number, radix: number): ByteString {
  const simple = value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  let digits = (simple ? Math.trunc(value) : toUnsigned(value)).toString(radix);
  const alternate = (directive.flags & Flag.Alternate) !== 0;
  const prefix = alternate && radix === 16 && digits !== "0" ? "0x" : "";
  digits = precise(directive, digits);
  if (alternate && radix === 8 && digits[0] !== "0") digits = "0" + digits;
  return padInteger(directive, prefix, digits);
}

/** The conversion of a double to an unsigned 64-bit integer that compilers emit for x86-64. */
function toUnsigned(value: number): bigint {
  if (value >= 2 ** 64) return 0n;
  if (value >= -(2 ** 63)) return BigInt.asUintN(64, BigInt(Math.trunc(value)));
  return 2n ** 63n;
}

/** `(unsigned char)(int)value`; what does not fit an int becomes the least one, whose low byte is 0. */
const characterCode = (value: number): number => (value > -2147483649 && value < 2147483648 ? value & 255 : 0);

function formatFloat(directive: Directive, value: number): ByteString {
  const { conversion, precision, flags } = directive;
  const upper = conversion < "a";
  const sign = signOf(directive, value < 0 || Object.is(value, -0) || Number.isNaN(value));
  if (!Number.isFinite(value)) {
    const word = sign + (Number.isNaN(value) ? "nan" : "inf");
    return pad(directive, upper ? word.toUpperCase() : word);
  }
  const magnitude = Math.abs(value);
  const alternate = (flags & Flag.Alternate) !== 0;
  const digits = precision < 0 ? 6 : precision;
  let prefix = sign;
  let text: string;
  switch (conversion) {
    case "f":
    case "F":
      text = formatFixed(magnitude, digits, alternate);
      break;
    case "e":
    case "E":
      text = formatExponent(magnitude, digits, alternate);
      break;
    case "g":
    case "G":
      text = formatGeneral(magnitude, digits, alternate);
      break;
    default:
      prefix += "0x";
      text = formatHexadecimal(magnitude, precision, alternate);
  }
  if (upper) {
    prefix = prefix.toUpperCase();
    text = text.toUpperCase();
  }
  return padDigits(directive, prefix, text, (flags & Flag.Zero) !== 0);
}

/** The sign, or what stands in its place. */
function signOf(directive: Directive, negative: boolean): string {
  if (negative) return "-";
  if ((directive.flags & Flag.Plus) !== 0) return "+";
  return (directive.flags & Flag.Space) !== 0 ? " " : "";
}

/** Integers: the precision is the least number of digits, and zero has none under precision 0. */
function precise(directive: Directive, digits: string): string {
  if (directive.precision < 0) return digits;
  return directive.precision === 0 && digits === "0" ? "" : digits.padStart(directive.precision, "0");
}

function padInteger(directive: Directive, prefix: string, digits: string): string {
  return padDigits(directive, prefix, digits, directive.precision < 0 && (directive.flags & Flag.Zero) !== 0);
}

/** Pads with zeros behind the prefix if asked, unless `-` overrules it; else with spaces. */
function padDigits(directive: Directive, prefix: string, digits: string, zeros: boolean): string {
  if (zeros && (directive.flags & Flag.Left) === 0) {
    return prefix + digits.padStart(directive.width - prefix.length, "0");
  }
  return pad(directive, prefix + digits);
}

function pad(directive: Directive, text: string): string {
  if (text.length >= directive.width) return text;
  return (directive.flags & Flag.Left) !== 0 ? text.padEnd(directive.width) : text.padStart(directive.width);
}

/** `%q`: the string as a Lua literal. */
export function quote(text: ByteString): ByteString {
  let at = text.search(QUOTED);
  if (at < 0) return '"' + text + '"';
  let literal = '"';
  let start = 0;
  do {
    if (at > start) literal += text.slice(start, at);
    literal += escapeOf(text.charCodeAt(at));
    start = at + 1;
    at = nextQuoted(text, start);
  } while (at >= 0);
  return literal + text.slice(start) + '"';
}

/** The characters that `%q` writes otherwise. */
const QUOTED = /["\\\n\r\0]/;
const NEXT_QUOTED = new RegExp(QUOTED, "g");

function escapeOf(code: number): string {
  switch (code) {
    case 0:
      return "\\000";
    case 0x0a:
      return "\\\n";
    case 0x0d:
      return "\\r";
    case 0x22:
      return '\\"';
    default:
      return "\\\\";
  }
}

/** Characters that are looked at one by one before V8's search, which takes as long to begin as for some twenty. */
const NEAR = 16;

/** Where the next of these characters is, from `start` on; -1 when there is none. */
function nextQuoted(text: string, start: number): number {
  const end = Math.min(start + NEAR, text.length);
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x22 ? code === 0x22 || code === 0x0a || code === 0x0d || code === 0 : code === 0x5c) return i;
  }
  if (end === text.length) return -1;
  // What is left in `lastIndex` by one search is nothing to the next.
  NEXT_QUOTED.lastIndex = end;
  return NEXT_QUOTED.test(text) ? NEXT_QUOTED.lastIndex - 1 : -1;
}
