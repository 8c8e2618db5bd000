// Small records that point to each other; the twin of trees.lua: complete binary trees, and a treap with insertion,
// search, removal by merging, and an in-order walk.

class Tree {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }
}

function newTree(depth) {
  if (depth === 0) return new Tree(null, null);
  return new Tree(newTree(depth - 1), newTree(depth - 1));
}

function countNodes(tree) {
  if (tree.left === null) return 1;
  return 1 + countNodes(tree.left) + countNodes(tree.right);
}

class Node {
  constructor(key, priority) {
    this.key = key;
    this.priority = priority;
    this.count = 1;
    this.left = null;
    this.right = null;
  }
}

function insert(node, key, priority) {
  if (node === null) return new Node(key, priority);
  if (key === node.key) {
    node.count += 1;
    return node;
  }
  if (key < node.key) {
    const child = insert(node.left, key, priority);
    if (child.priority > node.priority) {
      node.left = child.right;
      child.right = node;
      return child;
    }
    node.left = child;
    return node;
  }
  const child = insert(node.right, key, priority);
  if (child.priority > node.priority) {
    node.right = child.left;
    child.left = node;
    return child;
  }
  node.right = child;
  return node;
}

function merge(low, high) {
  if (low === null) return high;
  if (high === null) return low;
  if (low.priority > high.priority) {
    low.right = merge(low.right, high);
    return low;
  }
  high.left = merge(low, high.left);
  return high;
}

function remove(node, key) {
  if (node === null) return null;
  if (key < node.key) node.left = remove(node.left, key);
  else if (key > node.key) node.right = remove(node.right, key);
  else return merge(node.left, node.right);
  return node;
}

function find(node, key) {
  while (node !== null) {
    if (key === node.key) return node;
    node = key < node.key ? node.left : node.right;
  }
  return null;
}

function walk(node, checksum) {
  if (node === null) return checksum;
  checksum = walk(node.left, checksum);
  checksum = (checksum * 31 + node.key * node.count) % 1000003;
  return walk(node.right, checksum);
}

export function run(n) {
  let seed = 7;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  let nodes = 0;
  for (let i = 0; i < 10; i++) nodes += countNodes(newTree(12));
  let root = null;
  for (let i = 0; i < n; i++) {
    const key = random(n * 2);
    root = insert(root, key, random(134456));
  }
  let found = 0;
  for (let key = 1; key <= n * 2; key++) {
    const node = find(root, key);
    if (node !== null) found += node.count;
  }
  for (let key = 1; key <= n * 2; key += 3) root = remove(root, key);
  return walk(root, 0) + nodes + found;
}

export const size = 80000;
export const expected = 232925;
