/**
 * Numbers to strings and back: what `tostring`, `tonumber`, concatenation and arithmetic on strings agree on. Numbers
 * print as C's `%.14g`; strings are read as the C library's strtod reads them, in the C locale.
 *
 * Where Lua 5.1 depends on the platform, a definite answer is given here: every NaN prints as "-nan", which is what 0/0, inf-inf and the
 * like give on x86-64, for JavaScript hides NaN's sign.
 */
import type { ByteString } from "./bytes.js";
import { binaryToNumber, formatGeneral } from "./decimal.js";

/** Significant digits of `tostring`. */
const PRECISION = 14;

/** The value as `tostring` gives it. */
export function numberToString(value: number): ByteString {
  if ((value | 0) === value) return value === 0 && 1 / value < 0 ? "-0" : "" + value;
  if (value !== value) return "-nan";
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return value > 0 ? "inf" : "-inf";
  return value < 0 ? "-" + formatGeneral(magnitude, PRECISION) : formatGeneral(magnitude, PRECISION);
}

/** Powers of ten that are exact. */
export const powersOfTen = Array.from({ length: 23 }, (_, exponent) => +`1e${exponent}`);

/** White space to C. */
export const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** The number a string stands for, surrounding white space ignored; undefined when it is not a numeral. */
export function stringToNumber(text: ByteString): number | undefined {
  // As for a C string, a NUL byte is the end.
  const nul = text.indexOf("\0");
  let end = nul < 0 ? text.length : nul;
  let at = 0;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  const start = at;
  if (at === end) return undefined;
  const first = text.charCodeAt(at);
  if (first === 0x2d || first === 0x2b) at++;
  const digitsStart = at;
  let mantissa = 0;
  let code = 0;
  while (at < end && (code = text.charCodeAt(at)) >= 0x30 && code <= 0x39) {
    mantissa = mantissa * 10 + (code - 0x30);
    at++;
  }
  let digits = at - digitsStart;
  if (at === end && digits > 0 && digits <= 15) return first === 0x2d ? -mantissa : mantissa;
  if (digits === 1 && mantissa === 0 && (code === 0x78 || code === 0x58)) {
    const value = hexadecimal(text, at + 1, end);
    return value !== undefined && first === 0x2d ? -value : value;
  }
  let exponent = 0;
  if (at < end && code === 0x2e) {
    const fractionStart = ++at;
    while (at < end && (code = text.charCodeAt(at)) >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      at++;
    }
    digits += at - fractionStart;
    exponent = fractionStart - at;
  }
  if (digits === 0) return at === digitsStart ? special(text.slice(at, end), first === 0x2d) : undefined;
  if (at < end) {
    if (code !== 0x65 && code !== 0x45) return undefined;
    const explicit = decimalExponent(text, at + 1, end);
    if (explicit === undefined) return undefined;
    exponent += explicit;
  }
  // Up to 15 digits and an exact power of ten: one rounding, hence correct.
  if (digits <= 15 && exponent >= -22 && exponent <= 22) {
    const value = exponent < 0 ? mantissa / powersOfTen[-exponent] : mantissa * powersOfTen[exponent];
    return first === 0x2d ? -value : value;
  }
  return +text.slice(start, end);
}

/** The digits of an exponent, with an optional sign, up to `end`. */
function decimalExponent(text: ByteString, at: number, end: number): number | undefined {
  const sign = at < end ? text.charCodeAt(at) : 0;
  if (sign === 0x2d || sign === 0x2b) at++;
  if (at === end) return undefined;
  let value = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return sign === 0x2d ? -value : value;
}

function special(word: ByteString, negative: boolean): number | undefined {
  if (/^inf(?:inity)?$/i.test(word)) return negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^nan(?:\(\w*\))?$/i.test(word) ? Number.NaN : undefined;
}

/** The value of a hexadecimal digit or letter up to `z`; 36 or more for anything else. */
function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : 36;
}

/** What follows `0x`: digits with an optional point, and an optional binary exponent. */
function hexadecimal(text: ByteString, start: number, end: number): number | undefined {
  let at = start;
  while (at < end && digitValue(text.charCodeAt(at)) < 16) at++;
  let digits = text.slice(start, at);
  let exponent = 0;
  if (at < end && text.charCodeAt(at) === 0x2e) {
    const fractionStart = ++at;
    while (at < end && digitValue(text.charCodeAt(at)) < 16) at++;
    digits += text.slice(fractionStart, at);
    exponent = 4 * (fractionStart - at);
  }
  if (digits === "") return undefined;
  if (at < end) {
    if ((text.charCodeAt(at) | 0x20) !== 0x70) return undefined;
    const explicit = decimalExponent(text, at + 1, end);
    if (explicit === undefined) return undefined;
    exponent += explicit;
  }
  if (digits.length <= 13 && exponent === 0) return Number.parseInt(digits, 16);
  return binaryToNumber(BigInt("0x" + digits), exponent);
}

const MAX_UNSIGNED = 2n ** 64n - 1n;

/**
 * `tonumber(text, base)` for a base from 2 to 36 other than 10: an unsigned integer of 64 bits in that base (C's strtoul), which is
 * saturated, and wraps around below zero. Base 10 is `stringToNumber`, as in Lua 5.1.
 */
export function stringToInteger(text: ByteString, base: number): number | undefined {
  if (base === 10) return stringToNumber(text);
  // As for a C string, a NUL byte is the end.
  const nul = text.indexOf("\0");
  let end = nul < 0 ? text.length : nul;
  let at = 0;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  const sign = at < end ? text.charCodeAt(at) : 0;
  if (sign === 0x2d || sign === 0x2b) at++;
  const prefixed = base === 16 && text.charCodeAt(at) === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78;
  if (prefixed) at += 2;
  if (at >= end) return undefined;
  const start = at;
  let value = 0;
  for (; at < end; at++) {
    const digit = digitValue(text.charCodeAt(at));
    if (digit >= base) return undefined;
    value = value * base + digit;
  }
  const isNegative = sign === 0x2d && value !== 0;
  return isNegative || value > Number.MAX_SAFE_INTEGER ? unsigned(text.slice(start, end), base, isNegative) : value;
}

function unsigned(digits: ByteString, base: number, isNegative: boolean): number {
  let value = 0n;
  for (let at = 0; at < digits.length; at++) {
    value = value * BigInt(base) + BigInt(digitValue(digits.charCodeAt(at)));
    if (value > MAX_UNSIGNED) return Number(MAX_UNSIGNED);
  }
  return Number(isNegative ? BigInt.asUintN(64, -value) : value);
}
