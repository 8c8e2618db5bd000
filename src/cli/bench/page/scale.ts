/** Logarithmic scales: ratios and times span powers of ten, and half as long is as much as twice as long. */

export class Scale {
  private readonly from: number;
  private readonly span: number;

  /** @param values positive; at least one. */
  constructor(values: readonly number[]) {
    this.from = Math.log2(Math.min(...values));
    this.span = Math.max(Math.log2(Math.max(...values)) - this.from, 0.1);
  }

  /** From 0 to 1. */
  place(value: number): number {
    return Math.min(1, Math.max(0, (Math.log2(value) - this.from) / this.span));
  }

  /** Powers of `base`, or of its powers where these are too many, that lie on the scale. */
  ticks(base: number, most: number): number[] {
    for (let step = base; ; step *= base) {
      const size = Math.log2(step);
      const first = Math.ceil(this.from / size - 1e-9);
      const last = Math.floor((this.from + this.span) / size + 1e-9);
      if (last - first + 1 <= most)
        return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => step ** (first + i));
    }
  }
}

/** A number with three digits that matter. */
export function shortly(value: number): string {
  if (value === 0) return "0";
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(value >= 1 ? 3 : 2).replace(/\.?0+$/, "");
}

export function milliseconds(value: number): string {
  return value >= 1000 ? `${shortly(value / 1000)} s` : `${shortly(value)} ms`;
}
