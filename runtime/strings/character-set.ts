/**
 * Sets of characters as tables of 257 flags: one per byte, and one for the place behind the last character of the
 * subject, where "which characters may come next" is asked too. Character classes are those of the C locale.
 */
import type { ByteString } from "./bytes.js";

/** `set[code]` is 1 for members. `set[END]` is 0 in sets that consume a character. */
export type CharacterSet = Uint8Array;

/** Stands for the end of the subject. */
export const END = 256;

/**
 * The set of the bytes in ranges, or of the other bytes: filled, not computed, as all of them are made at start.
 * @param ranges each by its first and its last character
 * @param inside 0 for the bytes that are in none of them
 */
function setOf(ranges: readonly string[], inside: 0 | 1 = 1): CharacterSet {
  const set = new Uint8Array(END + 1).fill(1 - inside, 0, END);
  for (const range of ranges) set.fill(inside, range.charCodeAt(0), range.charCodeAt(1) + 1);
  return set;
}

/** The bytes that are not in a set. */
function complementOf(set: CharacterSet): CharacterSet {
  const complement = new Uint8Array(END + 1);
  for (let code = 0; code < END; code++) complement[code] = 1 - set[code];
  return complement;
}

/** All sets of one character are windows on this single flag, which saves filling and storing a table for each. */
const oneFlag = new Uint8Array(2 * END + 1);
oneFlag[END] = 1;

/** The set of one character, or of the end. */
export const setOfOne = (code: number): CharacterSet => oneFlag.subarray(END - code, 2 * END + 1 - code);

/** The members of either set. */
export function union(left: CharacterSet, right: CharacterSet): CharacterSet {
  const set = left.slice();
  for (let code = 0; code <= END; code++) set[code] |= right[code];
  return set;
}

/** Whether no character is in both sets. */
export function areDisjoint(left: CharacterSet, right: CharacterSet): boolean {
  for (let code = 0; code <= END; code++) if ((left[code] & right[code]) === 1) return false;
  return true;
}

/** Every byte. */
export const anyCharacter: CharacterSet = setOf(["\0\xff"]);

const ranges: Readonly<Record<string, readonly string[]>> = {
  a: ["AZ", "az"],
  c: ["\0\x1f", "\x7f\x7f"],
  d: ["09"],
  l: ["az"],
  p: ["!/", ":@", "[`", "{~"],
  s: ["\t\r", "  "],
  u: ["AZ"],
  w: ["09", "AZ", "az"],
  x: ["09", "AF", "af"],
  z: ["\0\0"],
};

const classes: Record<string, CharacterSet> = {};
const complements: Record<string, CharacterSet> = {};
for (const letter in ranges) {
  classes[letter] = setOf(ranges[letter]);
  complements[letter.toUpperCase()] = setOf(ranges[letter], 0);
}

/** The class a character names behind `%`, or undefined when it stands for itself. */
export function classNamed(code: number): CharacterSet | undefined {
  const letter = String.fromCharCode(code);
  if (code >= 0x61 && code <= 0x7a) return classes[letter];
  return code >= 0x41 && code <= 0x5a ? complements[letter] : undefined;
}

/** The set `[…]` whose contents stand between `start` and `end`, both inside the brackets. */
export function bracketSet(pattern: ByteString, start: number, end: number): CharacterSet {
  const set = new Uint8Array(END + 1);
  const complement = pattern.charCodeAt(start) === 0x5e;
  for (let at = complement ? start + 1 : start; at < end; at++) {
    const code = pattern.charCodeAt(at);
    if (code === 0x25) {
      const escaped = pattern.charCodeAt(++at);
      include(set, classNamed(escaped), escaped);
    } else if (pattern.charCodeAt(at + 1) === 0x2d && at + 2 < end) {
      at += 2;
      set.fill(1, code, Math.max(code, pattern.charCodeAt(at) + 1));
    } else {
      set[code] = 1;
    }
  }
  return complement ? complementOf(set) : set;
}

function include(set: CharacterSet, named: CharacterSet | undefined, code: number): void {
  if (named === undefined) set[code] = 1;
  else for (let member = 0; member < END; member++) set[member] |= named[member];
}
