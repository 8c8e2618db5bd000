// Floating-point loops without any allocation; the twin of mandelbrot.lua.

const LIMIT = 100;

function iterations(cx, cy) {
  const shifted = cx - 0.25;
  const q = shifted * shifted + cy * cy;
  if (q * (q + shifted) <= 0.25 * cy * cy || (cx + 1) * (cx + 1) + cy * cy <= 0.0625) return LIMIT;
  let x = 0;
  let y = 0;
  let count = 0;
  while (count < LIMIT) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4) break;
    y = 2 * x * y + cy;
    x = xx - yy + cx;
    count += 1;
  }
  return count;
}

export function run(n) {
  const histogram = new Array(LIMIT + 1).fill(0);
  for (let row = 0; row < n; row++) {
    const cy = (2.4 * row) / n - 1.2;
    for (let column = 0; column < n; column++) {
      const cx = (2.7 * column) / n - 2;
      histogram[iterations(cx, cy)] += 1;
    }
  }
  let checksum = 0;
  for (let i = 0; i <= LIMIT; i++) checksum += histogram[i] * (i + 1);
  return checksum;
}

export const size = 1200;
export const expected = 42255722;
