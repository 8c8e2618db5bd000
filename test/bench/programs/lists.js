// Linked lists; the twin of lists.lua: singly linked cells built, reversed and merge-sorted, and a least-recently-used
// cache made of a doubly linked list threaded through a Map.

class Cell {
  constructor(head, tail) {
    this.head = head;
    this.tail = tail;
  }
}

function reverse(list) {
  let result = null;
  while (list !== null) {
    result = new Cell(list.head, result);
    list = list.tail;
  }
  return result;
}

function mergeSorted(left, right) {
  const first = new Cell(0, null);
  let last = first;
  while (left !== null && right !== null) {
    if (left.head <= right.head) {
      last.tail = left;
      left = left.tail;
    } else {
      last.tail = right;
      right = right.tail;
    }
    last = last.tail;
  }
  last.tail = left ?? right;
  return first.tail;
}

function mergeSort(list) {
  if (list === null || list.tail === null) return list;
  let slow = list;
  let fast = list.tail;
  while (fast !== null && fast.tail !== null) {
    slow = slow.tail;
    fast = fast.tail.tail;
  }
  const second = slow.tail;
  slow.tail = null;
  return mergeSorted(mergeSort(list), mergeSort(second));
}

class Entry {
  constructor(key, value) {
    this.key = key;
    this.value = value;
    this.next = this;
    this.previous = this;
  }

  unlink() {
    this.previous.next = this.next;
    this.next.previous = this.previous;
  }
}

class Cache {
  constructor(capacity) {
    this.capacity = capacity;
    this.entries = new Map();
    this.sentinel = new Entry("", 0);
    this.hits = 0;
  }

  pushFront(entry) {
    const sentinel = this.sentinel;
    entry.next = sentinel.next;
    entry.previous = sentinel;
    sentinel.next.previous = entry;
    sentinel.next = entry;
  }

  get(key) {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.hits += 1;
    entry.unlink();
    this.pushFront(entry);
    return entry.value;
  }

  put(key, value) {
    const entry = new Entry(key, value);
    this.entries.set(key, entry);
    this.pushFront(entry);
    if (this.entries.size > this.capacity) {
      const oldest = this.sentinel.previous;
      oldest.unlink();
      this.entries.delete(oldest.key);
    }
  }
}

export function run(n) {
  let seed = 11;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  let checksum = 0;
  for (let round = 0; round < 5; round++) {
    let list = null;
    for (let i = 0; i < n; i++) list = new Cell(random(100000), list);
    list = reverse(mergeSort(reverse(list)));
    let position = 0;
    while (list !== null) {
      position += 1;
      checksum = (checksum + list.head * position) % 1000000007;
      list = list.tail;
    }
  }
  const cache = new Cache(200);
  for (let i = 0; i < n; i++) {
    const number = Math.floor((random(1000) * random(1000)) / 1000);
    const key = "item" + number;
    let value = cache.get(key);
    if (value === undefined) {
      value = number * 3;
      cache.put(key, value);
    }
    checksum += value;
  }
  return checksum + cache.hits;
}

export const size = 40000;
export const expected = 527551515;
