// Sorting; the twin of sorting.lua: Array.prototype.sort on numbers, strings and records, and a heap sort and a
// quicksort written in the language itself.

function heapSort(list, before) {
  const size = list.length;
  const sink = (root, last) => {
    const value = list[root];
    while (root * 2 + 1 <= last) {
      let child = root * 2 + 1;
      if (child < last && before(list[child], list[child + 1])) child += 1;
      if (!before(value, list[child])) break;
      list[root] = list[child];
      root = child;
    }
    list[root] = value;
  };
  for (let root = Math.floor(size / 2) - 1; root >= 0; root--) sink(root, size - 1);
  for (let last = size - 1; last >= 1; last--) {
    const largest = list[0];
    list[0] = list[last];
    list[last] = largest;
    sink(0, last - 1);
  }
}

function quickSort(list, low, high) {
  while (low < high) {
    const pivot = list[Math.floor((low + high) / 2)];
    let i = low;
    let j = high;
    while (i <= j) {
      while (list[i] < pivot) i++;
      while (list[j] > pivot) j--;
      if (i <= j) {
        const swap = list[i];
        list[i] = list[j];
        list[j] = swap;
        i++;
        j--;
      }
    }
    if (j - low < high - i) {
      quickSort(list, low, j);
      low = i;
    } else {
      quickSort(list, i, high);
      high = j;
    }
  }
}

function weigh(list) {
  let checksum = 0;
  for (let i = 0; i < list.length; i += 5) checksum = (checksum * 3 + list[i] * (i + 1)) % 1000000007;
  return checksum;
}

export function run(n) {
  let seed = 77;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const numbers = [];
  const halves = [];
  const copies = [];
  const strings = [];
  const people = [];
  for (let i = 0; i < n; i++) {
    numbers.push(random(1000000));
    halves.push(numbers[i] / 2);
    copies.push(numbers[i]);
    strings.push("key" + random(100000));
    people.push({ name: "p" + random(50), age: random(80), id: i + 1 });
  }
  numbers.sort((a, b) => a - b);
  halves.sort((a, b) => b - a);
  strings.sort();
  people.sort((a, b) => {
    if (a.age !== b.age) return a.age - b.age;
    if (a.name !== b.name) return a.name > b.name ? -1 : 1;
    return a.id - b.id;
  });
  let checksum = weigh(numbers) + weigh(halves);
  quickSort(copies, 0, n - 1);
  checksum += weigh(copies);
  heapSort(copies, (a, b) => a % 1000 < b % 1000 || (a % 1000 === b % 1000 && a < b));
  checksum += weigh(copies);
  for (let i = 0; i < n; i += 10) checksum = (checksum * 3 + strings[i].length + people[i].id) % 1000000007;
  return strings[0] + strings[n - 1] + ":" + checksum;
}

export const size = 20000;
export const expected = "key100key99996:507566667.5";
