// Hashes over the characters of a string in plain arithmetic; the twin of checksums.lua. The cyclic redundancy check
// goes through the same table of nibbles as the Lua program: with the operators that JavaScript has, the pair would
// compare instruction sets, not engines.

function adler(text) {
  let a = 1;
  let b = 0;
  for (let i = 0; i < text.length; i++) {
    a = (a + text.charCodeAt(i)) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function multiplicative(text) {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (hash * 33 + text.charCodeAt(i)) % 4294967296;
  return hash;
}

function nibbleTable() {
  const exclusiveOr = [];
  for (let a = 0; a < 16; a++) {
    const row = [];
    for (let b = 0; b < 16; b++) {
      let result = 0;
      let x = a;
      let y = b;
      for (let bit = 1; bit < 16; bit *= 2) {
        if (x % 2 !== y % 2) result += bit;
        x = Math.floor(x / 2);
        y = Math.floor(y / 2);
      }
      row.push(result);
    }
    exclusiveOr.push(row);
  }
  return exclusiveOr;
}

const nibbles = nibbleTable();

function xorByte(a, b) {
  const highA = Math.floor(a / 16);
  const highB = Math.floor(b / 16);
  return nibbles[highA][highB] * 16 + nibbles[a - highA * 16][b - highB * 16];
}

function xorWord(a, b) {
  let result = 0;
  let unit = 1;
  while (a > 0 || b > 0) {
    const restA = Math.floor(a / 256);
    const restB = Math.floor(b / 256);
    result += xorByte(a - restA * 256, b - restB * 256) * unit;
    a = restA;
    b = restB;
    unit *= 256;
  }
  return result;
}

function remainderTable() {
  const remainders = [];
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let i = 0; i < 8; i++) {
      const half = Math.floor(value / 2);
      value = value % 2 === 1 ? xorWord(half, 3988292384) : half;
    }
    const bytes = [];
    for (let i = 0; i < 4; i++) {
      bytes.push(value % 256);
      value = Math.floor(value / 256);
    }
    remainders.push(bytes);
  }
  return remainders;
}

function crc32(text, remainders) {
  let b1 = 255;
  let b2 = 255;
  let b3 = 255;
  let b4 = 255;
  for (let i = 0; i < text.length; i++) {
    const remainder = remainders[xorByte(b1, text.charCodeAt(i))];
    b1 = xorByte(b2, remainder[0]);
    b2 = xorByte(b3, remainder[1]);
    b3 = xorByte(b4, remainder[2]);
    b4 = remainder[3];
  }
  return 4294967295 - (b1 + b2 * 256 + b3 * 65536 + b4 * 16777216);
}

const MODULUS = 1000003;

function countMatches(text, wanted) {
  const length = wanted.length;
  let target = 0;
  let hash = 0;
  let power = 1;
  for (let i = 0; i < length; i++) {
    target = (target * 256 + wanted.charCodeAt(i)) % MODULUS;
    hash = (hash * 256 + text.charCodeAt(i)) % MODULUS;
    if (i > 0) power = (power * 256) % MODULUS;
  }
  let count = 0;
  for (let i = 0; i + length <= text.length; i++) {
    if (hash === target && text.slice(i, i + length) === wanted) count += 1;
    if (i + length < text.length) {
      hash = ((hash - text.charCodeAt(i) * power) * 256 + text.charCodeAt(i + length)) % MODULUS;
      if (hash < 0) hash += MODULUS;
    }
  }
  return count;
}

const hex = (number) => number.toString(16).padStart(8, "0");

export function run(n) {
  let seed = 19;
  let text = "";
  for (let i = 0; i < n; i++) {
    seed = (seed * 8121 + 28411) % 134456;
    text += String.fromCharCode(97 + Math.floor(seed / 11205));
  }
  const remainders = remainderTable();
  if (crc32("123456789", remainders) !== 3421780262) return "wrong remainder";
  const count = countMatches(text, "ab") + countMatches(text, "cab") + countMatches(text, text.slice(99, 140));
  return hex(adler(text)) + ":" + hex(multiplicative(text)) + ":" + hex(crc32(text, remainders)) + ":" + count;
}

export const size = 200000;
export const expected = "17b9e36a:5076ce86:3beeca68:1486";
