// Dictionaries with sparse numeric keys; the twin of life.lua with a Map and Sets: Conway's game of life on an
// unbounded plane.

const WIDTH = 65536;

const cellAt = (x, y) => (y + 32768) * WIDTH + x + 32768;

function parse(rows, left, top, living) {
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] === "#") living.add(cellAt(left + x + 1, top + y + 1));
    }
  });
}

const neighbours = [-WIDTH - 1, -WIDTH, -WIDTH + 1, -1, 1, WIDTH - 1, WIDTH, WIDTH + 1];

function generation(living) {
  const counts = new Map();
  for (const cell of living) {
    for (let i = 0; i < 8; i++) {
      const neighbour = cell + neighbours[i];
      counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1);
    }
  }
  const born = new Set();
  for (const [cell, count] of counts) {
    if (count === 3 || (count === 2 && living.has(cell))) born.add(cell);
  }
  return born;
}

export function run(n) {
  let living = new Set();
  parse([".##", "##.", ".#."], 0, 0, living);
  parse([".#.....", "...#...", "##..###"], 60, 10, living);
  parse(["......#.", "##......", ".#...###"], -50, -30, living);
  parse([".#.", "..#", "###"], -200, -200, living);
  let total = 0;
  for (let i = 0; i < n; i++) {
    living = generation(living);
    total += living.size;
  }
  let checksum = total;
  for (const cell of living) checksum = (checksum + cell) % 1000000007;
  return checksum;
}

export const size = 400;
export const expected = 74400671;
