// Dynamic programming over strings and arrays; the twin of distances.lua: edit distance, longest common subsequence, a
// spelling corrector and a knapsack.

function editDistance(first, second) {
  let previous = [];
  let current = [];
  const width = second.length;
  for (let j = 0; j <= width; j++) {
    previous.push(j);
    current.push(0);
  }
  for (let i = 1; i <= first.length; i++) {
    current[0] = i;
    const code = first.charCodeAt(i - 1);
    for (let j = 1; j <= width; j++) {
      const cost = code === second.charCodeAt(j - 1) ? 0 : 1;
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost);
    }
    [previous, current] = [current, previous];
  }
  return previous[width];
}

function longestCommon(first, second) {
  const lengths = [new Array(second.length + 1).fill(0)];
  for (let i = 1; i <= first.length; i++) {
    const above = lengths[i - 1];
    const row = [0];
    const code = first.charCodeAt(i - 1);
    for (let j = 1; j <= second.length; j++) {
      row.push(code === second.charCodeAt(j - 1) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]));
    }
    lengths.push(row);
  }
  let i = first.length;
  let j = second.length;
  const chars = [];
  while (i > 0 && j > 0) {
    if (first[i - 1] === second[j - 1]) {
      chars.unshift(first[i - 1]);
      i -= 1;
      j -= 1;
    } else if (lengths[i - 1][j] >= lengths[i][j - 1]) {
      i -= 1;
    } else {
      j -= 1;
    }
  }
  return chars.join("");
}

function suggest(dictionary, word) {
  let distance = Infinity;
  let closest = "";
  for (const candidate of dictionary) {
    if (Math.abs(candidate.length - word.length) < distance) {
      const found = editDistance(word, candidate);
      if (found < distance) {
        distance = found;
        closest = candidate;
      }
    }
  }
  return { closest, distance };
}

function knapsack(items, capacity) {
  const best = new Array(capacity + 1).fill(0);
  for (const { weight, value } of items) {
    for (let room = capacity; room >= weight; room--) {
      const total = best[room - weight] + value;
      if (total > best[room]) best[room] = total;
    }
  }
  return best[capacity];
}

export function run(n) {
  let seed = 61;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const randomWord = (length) => {
    let word = "";
    for (let i = 0; i < length; i++) word += String.fromCharCode(97 + random(8));
    return word;
  };
  const dictionary = [];
  const items = [];
  for (let i = 0; i < n; i++) {
    dictionary.push(randomWord(5 + random(8)));
    items.push({ weight: random(40) + 5, value: random(100) });
  }
  let checksum = 0;
  let text = "";
  for (let i = 0; i < 20; i++) {
    const { closest, distance } = suggest(dictionary, randomWord(9));
    checksum = (checksum * 11 + distance) % 1000003;
    text += closest[0];
  }
  const common = longestCommon(randomWord(400), randomWord(500));
  return text + ":" + checksum + ":" + common.length + common.slice(0, 8) + ":" + knapsack(items, 1000);
}

export const size = 2000;
export const expected = "fefahbghggfcdggcefed:310851:226gdcdgeab:10753";
