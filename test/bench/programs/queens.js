// Backtracking; the twin of queens.lua: queens on a board with arrays of flags, and once more as an object.

function countSolutions(size) {
  const columns = new Array(size).fill(true);
  const rising = new Array(size * 2).fill(true);
  const falling = new Array(size * 2).fill(true);
  function place(row) {
    if (row === size) return 1;
    let count = 0;
    for (let column = 0; column < size; column++) {
      const up = row + column;
      const down = row - column + size;
      if (columns[column] && rising[up] && falling[down]) {
        columns[column] = rising[up] = falling[down] = false;
        count += place(row + 1);
        columns[column] = rising[up] = falling[down] = true;
      }
    }
    return count;
  }
  return place(0);
}

class Board {
  constructor(size) {
    this.size = size;
    this.queens = [];
  }

  isSafe(row, column) {
    const queens = this.queens;
    for (let other = 0; other < row; other++) {
      const taken = queens[other];
      if (taken === column || Math.abs(taken - column) === row - other) return false;
    }
    return true;
  }

  solve(row, visit) {
    if (row === this.size) {
      visit(this.queens);
      return;
    }
    for (let column = 1; column <= this.size; column++) {
      if (this.isSafe(row, column)) {
        this.queens[row] = column;
        this.solve(row + 1, visit);
      }
    }
  }
}

export function run(n) {
  let checksum = countSolutions(n);
  new Board(n - 1).solve(0, (queens) => {
    for (let row = 0; row < queens.length; row++) checksum = (checksum * 3 + queens[row]) % 1000003;
  });
  return checksum;
}

export const size = 11;
export const expected = 591255;
