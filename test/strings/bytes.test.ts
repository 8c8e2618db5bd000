import { expect, test } from "vitest";
import { toByteString, toUint8Array, utf8Decode, utf8Encode } from "../../dist/runtime/strings/bytes.js";

const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);

test("bytes round trip, also in bulk", () => {
  for (const length of [0, 1, 256, 8192, 8193, 1_000_003]) {
    for (const mask of [127, 255]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) & mask);
      const text = toByteString(bytes);
      expect(text.length).toBe(length);
      expect(/[^\0-\xff]/.test(text)).toBe(false);
      expect(Buffer.from(toUint8Array(text)).equals(Buffer.from(bytes))).toBe(true);
    }
  }
  expect(toByteString(allBytes).charCodeAt(255)).toBe(255);
});

test("UTF-8", () => {
  for (const [text, bytes] of [
    ["", ""],
    ["plain", "plain"],
    ["é", "\xc3\xa9"],
    ["€", "\xe2\x82\xac"],
    ["\u{1f600}", "\xf0\x9f\x98\x80"],
    ["\ufeffx", "\xef\xbb\xbfx"],
    ["é".repeat(10_000), "\xc3\xa9".repeat(10_000)],
  ] as const) {
    expect(utf8Encode(text)).toBe(bytes);
    expect(utf8Decode(bytes)).toBe(text);
  }
});

test("what has no UTF-8 or is none becomes U+FFFD", () => {
  expect(utf8Encode("a\ud800b")).toBe("a\xef\xbf\xbdb");
  expect(utf8Decode("a\xffb")).toBe("a\ufffdb");
  expect(utf8Decode("\xc3")).toBe("\ufffd");
  expect(utf8Decode("\xe2\x82")).toBe("\ufffd");
  expect(utf8Decode("\xc0\x80")).toBe("\ufffd\ufffd");
  expect(utf8Decode("\xed\xa0\x80")).toBe("\ufffd\ufffd\ufffd");
});
