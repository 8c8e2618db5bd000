/** What kinds of character a byte is, as C's `ctype.h` has it in the "C" locale. */

export const enum Character {
  Digit = 1,
  Letter = 2,
  Space = 4,
  HexDigit = 8,
  /** It is a token wherever it stands, whatever follows. */
  Token = 16,
  /** What a name consists of; the underscore counts as a letter. */
  NamePart = Digit | Letter,
}

/** The kinds of each byte, as a set of `Character` bits. */
export const characterKinds: Uint8Array = kindsOfAllBytes();

function kindsOfAllBytes(): Uint8Array {
  const kinds = new Uint8Array(256);
  const mark = (characters: string, kind: Character) => {
    for (const character of characters) kinds[character.charCodeAt(0)]! |= kind;
  };
  mark("0123456789", Character.Digit | Character.HexDigit);
  mark("abcdefABCDEF", Character.HexDigit);
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", Character.Letter);
  mark("#%()*+,/:;]^{}", Character.Token);
  mark(" \t\n\v\f\r", Character.Space);
  return kinds;
}

/** The value of a hexadecimal digit. */
export function digitValue(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}

/** A code point, at most 10FFFF, as the bytes of its UTF-8 form. */
export function utf8Bytes(codePoint: number): string {
  if (codePoint < 0x80) return String.fromCharCode(codePoint);
  const last = 0x80 | (codePoint & 0x3f);
  if (codePoint < 0x800) return String.fromCharCode(0xc0 | (codePoint >> 6), last);
  const third = 0x80 | ((codePoint >> 6) & 0x3f);
  if (codePoint < 0x10000) return String.fromCharCode(0xe0 | (codePoint >> 12), third, last);
  return String.fromCharCode(0xf0 | (codePoint >> 18), 0x80 | ((codePoint >> 12) & 0x3f), third, last);
}
