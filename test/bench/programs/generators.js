// Generators that yield from inside recursion; the twin of generators.lua with yield*: tree walks, the comparison of
// two fringes, permutations, and subsets of a given sum.

class Tree {
  constructor(key) {
    this.key = key;
    this.left = null;
    this.right = null;
  }
}

function insert(tree, key) {
  if (tree === null) return new Tree(key);
  if (key < tree.key) tree.left = insert(tree.left, key);
  else if (key > tree.key) tree.right = insert(tree.right, key);
  return tree;
}

function* walk(tree) {
  if (tree !== null) {
    yield* walk(tree.left);
    yield tree.key;
    yield* walk(tree.right);
  }
}

function sameFringe(first, second) {
  const firstKeys = walk(first);
  const secondKeys = walk(second);
  while (true) {
    const a = firstKeys.next();
    const b = secondKeys.next();
    if (a.value !== b.value) return false;
    if (a.done) return true;
  }
}

function* permute(list, count) {
  if (count === 1) {
    yield list;
    return;
  }
  const last = count - 1;
  for (let i = 0; i < count; i++) {
    [list[i], list[last]] = [list[last], list[i]];
    yield* permute(list, last);
    [list[i], list[last]] = [list[last], list[i]];
  }
}

function* search(numbers, chosen, position, rest) {
  if (rest === 0) {
    yield chosen;
  } else if (position < numbers.length && rest > 0) {
    chosen.push(numbers[position]);
    yield* search(numbers, chosen, position + 1, rest - numbers[position]);
    chosen.pop();
    yield* search(numbers, chosen, position + 1, rest);
  }
}

export function run(n) {
  let seed = 13;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const list = [];
  for (let i = 0; i < n; i++) list.push(random(100000));
  let forward = null;
  let backward = null;
  for (let i = 0; i < n; i++) {
    forward = insert(forward, list[i]);
    backward = insert(backward, list[n - 1 - i]);
  }
  let checksum = 0;
  for (const key of walk(forward)) checksum = (checksum * 31 + key) % 1000003;
  if (sameFringe(forward, backward)) checksum += 1;
  backward = insert(backward, 100001);
  if (!sameFringe(forward, backward)) checksum += 2;
  for (const permutation of permute([1, 2, 3, 4, 5, 6, 7], 7)) {
    checksum = (checksum * 3 + permutation[0] * permutation[6] + permutation[3]) % 1000003;
  }
  for (const subset of search([3, 5, 7, 8, 9, 11, 12, 13, 17, 19, 21, 22], [], 0, 60)) {
    checksum = (checksum * 7 + subset.length + subset[subset.length - 1]) % 1000003;
  }
  return checksum;
}

export const size = 15000;
export const expected = 831498;
