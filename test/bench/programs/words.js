// Dictionaries with string keys; the twin of words.lua with Maps: words counted, grouped, ranked, and searched for
// anagrams.

const syllables = ["ba", "co", "di", "fu", "ge", "ha", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "we", "za"];

function generate(n) {
  let seed = 21;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const words = [];
  for (let i = 1; i <= n; i++) {
    let word = "";
    const length = random(3) + 1;
    for (let j = 0; j < length; j++) word += syllables[Math.floor((random(16) * random(17)) / 16)];
    if (i % 10 === 1) word = word[0].toUpperCase() + word.slice(1);
    words.push(word);
  }
  return words.join(" ");
}

function countWords(text) {
  const counts = new Map();
  for (const [match] of text.matchAll(/[A-Za-z]+/g)) {
    const word = match.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function rank(counts) {
  const list = [];
  for (const [word, count] of counts) list.push({ word, count });
  return list.sort((a, b) => {
    if (a.count !== b.count) return b.count - a.count;
    return a.word < b.word ? -1 : 1;
  });
}

function groupByLetter(counts) {
  const groups = new Map();
  for (const [word, count] of counts) {
    const letter = word[0];
    let group = groups.get(letter);
    if (group === undefined) {
      group = { words: 0, total: 0 };
      groups.set(letter, group);
    }
    group.words += 1;
    group.total += count;
  }
  return groups;
}

function countAnagrams(counts) {
  const families = new Map();
  for (const word of counts.keys()) {
    const signature = word.split("").sort().join("");
    families.set(signature, (families.get(signature) ?? 0) + 1);
  }
  let shared = 0;
  for (const size of families.values()) {
    if (size > 1) shared += size;
  }
  return shared;
}

export function run(n) {
  const counts = countWords(generate(n));
  const ranked = rank(counts);
  let checksum = ranked.length + countAnagrams(counts);
  for (let position = 0; position < 100; position++) {
    const entry = ranked[position];
    checksum = (checksum * 31 + entry.count + entry.word.length) % 1000003;
  }
  const groups = groupByLetter(counts);
  for (const letter of "bcdfghlmnprstvwz") {
    const group = groups.get(letter);
    if (group !== undefined) checksum += group.words * 2 + group.total;
  }
  for (const [word, count] of counts) {
    if (count < 3) counts.delete(word);
  }
  let kept = 0;
  for (const _ of counts) kept += 1;
  return ranked[0].word + "," + ranked[1].word + ":" + checksum + ":" + kept;
}

export const size = 150000;
export const expected = "ba,co:568559:1958";
