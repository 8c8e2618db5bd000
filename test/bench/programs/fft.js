// Arrays of doubles; the twin of fft.lua: polynomials multiplied by an iterative in-place fast Fourier transform.

function halfAngles(length) {
  const cosines = [-1, 0];
  const sines = [0, 1];
  for (let size = 2; size < length; size *= 2) {
    const cosine = cosines[cosines.length - 1];
    cosines.push(Math.sqrt((1 + cosine) / 2));
    sines.push(Math.sqrt((1 - cosine) / 2));
  }
  return { cosines, sines };
}

function bitReverse(real, imaginary) {
  const length = real.length;
  let j = 0;
  for (let i = 0; i < length; i++) {
    if (i < j) {
      let swap = real[i];
      real[i] = real[j];
      real[j] = swap;
      swap = imaginary[i];
      imaginary[i] = imaginary[j];
      imaginary[j] = swap;
    }
    let half = length / 2;
    while (half >= 1 && j >= half) {
      j -= half;
      half /= 2;
    }
    j += half;
  }
}

function transform(real, imaginary, direction, { cosines, sines }) {
  bitReverse(real, imaginary);
  const length = real.length;
  let level = 0;
  for (let half = 1; half < length; half *= 2) {
    const stepReal = cosines[level];
    const stepImaginary = direction * sines[level];
    let rootReal = 1;
    let rootImaginary = 0;
    for (let offset = 0; offset < half; offset++) {
      for (let i = offset; i < length; i += half * 2) {
        const j = i + half;
        const productReal = rootReal * real[j] - rootImaginary * imaginary[j];
        const productImaginary = rootReal * imaginary[j] + rootImaginary * real[j];
        real[j] = real[i] - productReal;
        imaginary[j] = imaginary[i] - productImaginary;
        real[i] += productReal;
        imaginary[i] += productImaginary;
      }
      const nextReal = rootReal * stepReal - rootImaginary * stepImaginary;
      rootImaginary = rootReal * stepImaginary + rootImaginary * stepReal;
      rootReal = nextReal;
    }
    level += 1;
  }
}

function multiply(first, second, length, angles) {
  const real = new Float64Array(length);
  const imaginary = new Float64Array(length);
  real.set(first);
  imaginary.set(second);
  transform(real, imaginary, 1, angles);
  for (let i = 0; i < length; i++) {
    const x = real[i];
    const y = imaginary[i];
    real[i] = x * x - y * y;
    imaginary[i] = 2 * x * y;
  }
  transform(real, imaginary, -1, angles);
  const product = [];
  for (let i = 0; i < length; i++) product.push(Math.floor(imaginary[i] / (2 * length) + 0.5));
  return product;
}

export function run(n) {
  let seed = 5;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const angles = halfAngles(n);
  let checksum = 0;
  for (let round = 0; round < 4; round++) {
    const first = [];
    const second = [];
    for (let i = 0; i < n / 2; i++) {
      first.push(random(100) - 50);
      second.push(random(100) - 50);
    }
    const product = multiply(first, second, n, angles);
    for (let i = 0; i < n; i++) {
      checksum = (checksum + (i + 1) * product[i]) % 1000000007;
      if (checksum < 0) checksum += 1000000007;
    }
  }
  return checksum;
}

export const size = 65536;
export const expected = 805319522;
