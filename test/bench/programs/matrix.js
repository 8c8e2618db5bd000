// Matrices as arrays of rows; the twin of matrix.lua: product, transposition, triangular decomposition with pivoting,
// and the solution of a linear system.

function newMatrix(rows, columns, element) {
  const matrix = [];
  for (let i = 0; i < rows; i++) {
    const row = [];
    for (let j = 0; j < columns; j++) row.push(element(i, j));
    matrix.push(row);
  }
  return matrix;
}

function multiply(a, b) {
  const inner = b.length;
  return newMatrix(a.length, b[0].length, (i, j) => {
    let sum = 0;
    const row = a[i];
    for (let k = 0; k < inner; k++) sum += row[k] * b[k][j];
    return sum;
  });
}

function transpose(a) {
  return newMatrix(a[0].length, a.length, (i, j) => a[j][i]);
}

function decompose(a) {
  const size = a.length;
  const order = [];
  for (let i = 0; i < size; i++) order.push(i);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
    }
    [a[k], a[pivot]] = [a[pivot], a[k]];
    [order[k], order[pivot]] = [order[pivot], order[k]];
    const pivotRow = a[k];
    for (let i = k + 1; i < size; i++) {
      const row = a[i];
      const factor = row[k] / pivotRow[k];
      row[k] = factor;
      for (let j = k + 1; j < size; j++) row[j] -= factor * pivotRow[j];
    }
  }
  return order;
}

function solve(a, order, right) {
  const size = a.length;
  const x = [];
  for (let i = 0; i < size; i++) {
    let sum = right[order[i]];
    for (let j = 0; j < i; j++) sum -= a[i][j] * x[j];
    x.push(sum);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i];
    for (let j = i + 1; j < size; j++) sum -= a[i][j] * x[j];
    x[i] = sum / a[i][i];
  }
  return x;
}

export function run(n) {
  let seed = 17;
  const random = () => {
    seed = (seed * 8121 + 28411) % 134456;
    return seed / 134456;
  };
  const a = newMatrix(n, n, random);
  const b = newMatrix(n, n, (i, j) => (((i + 1) * (j + 1)) % 7) - 3);
  const product = multiply(a, transpose(multiply(b, a)));
  const right = [];
  for (let i = 0; i < n; i++) {
    product[i][i] += n * n;
    right.push(i + 1);
  }
  const order = decompose(product);
  const x = solve(product, order, right);
  let checksum = 0;
  for (let i = 0; i < n; i++) checksum = checksum + x[i] * (i + 1) + product[i][n - 1 - i];
  return checksum;
}

export const size = 220;
export const expected = -84912.028915480783;
