// A recursive walk of a tree; the twin of treewalk.lua with yield*, as generators compose.

class Tree {
  constructor(left, value, right) {
    this.left = left;
    this.value = value;
    this.right = right;
  }
}

function build(depth, value) {
  if (depth === 0) return null;
  return new Tree(build(depth - 1, 2 * value), value, build(depth - 1, 2 * value + 1));
}

function* walk(tree) {
  if (tree !== null) {
    yield* walk(tree.left);
    yield tree.value;
    yield* walk(tree.right);
  }
}

function difference(first, second) {
  const a = walk(first);
  const b = walk(second);
  for (let position = 1; ; position++) {
    const x = a.next();
    const y = b.next();
    if (x.value !== y.value) return position;
    if (x.done) return 0;
  }
}

export function run(n) {
  const tree = build(12, 1);
  const other = build(12, 1);
  let last = other;
  while (last.right !== null) last = last.right;
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    for (const value of walk(tree)) checksum = (checksum * 31 + value) % 1000003;
    last.value = i % 2 === 0 ? 4095 : i;
    checksum += difference(tree, other);
  }
  return checksum;
}

export const size = 60;
export const expected = 19768;
