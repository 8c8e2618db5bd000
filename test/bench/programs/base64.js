// Character codes and substrings in loops; the twin of base64.lua: base64, run lengths, hexadecimal text and a rotating
// cipher. Groups are taken apart by arithmetic, as there; the integers are small enough for either.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const values = new Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

function encode(text) {
  let result = "";
  for (let i = 0; i < text.length; i += 3) {
    const left = text.length - i;
    const a = text.charCodeAt(i);
    const b = left > 1 ? text.charCodeAt(i + 1) : 0;
    const c = left > 2 ? text.charCodeAt(i + 2) : 0;
    const group = a * 65536 + b * 256 + c;
    result += alphabet[Math.floor(group / 262144)];
    result += alphabet[Math.floor(group / 4096) % 64];
    result += left > 1 ? alphabet[Math.floor(group / 64) % 64] : "=";
    result += left > 2 ? alphabet[group % 64] : "=";
  }
  return result;
}

function decode(text) {
  let result = "";
  for (let i = 0; i < text.length; i += 4) {
    const c = values[text.charCodeAt(i + 2)];
    const d = values[text.charCodeAt(i + 3)];
    const group =
      values[text.charCodeAt(i)] * 262144 +
      values[text.charCodeAt(i + 1)] * 4096 +
      (c >= 0 ? c * 64 : 0) +
      (d >= 0 ? d : 0);
    const first = Math.floor(group / 65536);
    const second = Math.floor(group / 256) % 256;
    if (c < 0) result += String.fromCharCode(first);
    else if (d < 0) result += String.fromCharCode(first, second);
    else result += String.fromCharCode(first, second, group % 256);
  }
  return result;
}

function compress(text) {
  let result = "";
  let position = 0;
  while (position < text.length) {
    const char = text[position];
    let finish = position;
    while (finish - position < 200 && text[finish + 1] === char) finish += 1;
    result += char + String.fromCharCode(finish - position + 1);
    position = finish + 1;
  }
  return result;
}

function expand(text) {
  let result = "";
  for (let i = 0; i < text.length; i += 2) result += text[i].repeat(text.charCodeAt(i + 1));
  return result;
}

function toHex(text) {
  const digits = "0123456789abcdef";
  let hex = "";
  for (let i = 0; i < text.length; i++) {
    const byte = text.charCodeAt(i);
    const high = Math.floor(byte / 16);
    const low = byte - high * 16;
    hex += digits[high] + digits[low];
  }
  return hex;
}

function rotate(text, key) {
  let result = "";
  for (let i = 0; i < text.length; i++) {
    const shift = key.charCodeAt(i % key.length);
    result += String.fromCharCode((text.charCodeAt(i) + shift) % 256);
  }
  return result;
}

export function run(n) {
  let seed = 23;
  let previous = 65;
  let text = "";
  for (let i = 0; i < n; i++) {
    seed = (seed * 8121 + 28411) % 134456;
    if (seed % 3 !== 0) previous = Math.floor(seed / 530);
    text += String.fromCharCode(previous);
  }
  const encoded = encode(text);
  if (decode(encoded) !== text) return "wrong base64";
  const packed = compress(text);
  if (expand(packed) !== text) return "wrong run lengths";
  const hex = toHex(rotate(text, "perigee"));
  let checksum = 0;
  for (let i = 0; i < encoded.length; i += 3) checksum = (checksum * 31 + encoded.charCodeAt(i)) % 1000003;
  for (let i = 0; i < hex.length; i += 3) checksum = (checksum * 31 + hex.charCodeAt(i)) % 1000003;
  return checksum + ":" + encoded.length + ":" + packed.length;
}

export const size = 200001;
export const expected = "464096:266668:265678";
