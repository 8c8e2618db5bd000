/** Search for text that takes no longer than the two strings are long, whatever is in them. */

/** Length up to which what is wanted is left to JavaScript, which compares all of it at every position where it has to. */
const SHORT = 32;

/** Where `wanted` is found in `text` from `start` on, or -1: by the method of Knuth, Morris and Pratt, unless it is short. */
export function findLinear(text: string, wanted: string, start: number): number {
  const { length } = wanted;
  if (length <= SHORT) return text.indexOf(wanted, start);
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let i = start; i < text.length; i++) {
    const byte = text.charCodeAt(i);
    while (matched > 0 && wanted.charCodeAt(matched) !== byte) matched = borders[matched - 1]!;
    if (wanted.charCodeAt(matched) === byte) matched++;
    if (matched === length) return i + 1 - length;
  }
  return -1;
}

/** For each prefix of `text`, the length of the longest shorter one that it ends with. */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  let matched = 0;
  for (let i = 1; i < text.length; i++) {
    const byte = text.charCodeAt(i);
    while (matched > 0 && text.charCodeAt(matched) !== byte) matched = borders[matched - 1]!;
    if (text.charCodeAt(matched) === byte) matched++;
    borders[i] = matched;
  }
  return borders;
}
