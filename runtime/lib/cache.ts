/**
 * A bounded cache of what was made from strings: compiled patterns, parsed formats. Two generations stand in for an exact order of use:
 * when the newer one is full it becomes the older one, and what is not used again goes with the next change.
 */

const GENERATION = 256;

export class Cache<T> {
  private lastKey: string | undefined = undefined;
  private last: T | undefined = undefined;
  private newer = new Map<string, T>();
  private older = new Map<string, T>();

  constructor(private readonly make: (key: string) => T) {}

  get(key: string): T {
    // Mostly it is the one in the loop.
    if (key === this.lastKey) return this.last as T;
    let value = this.newer.get(key);
    if (value === undefined) {
      value = this.older.get(key) ?? this.make(key);
      if (this.newer.size >= GENERATION) {
        this.older = this.newer;
        this.newer = new Map();
      }
      this.newer.set(key, value);
    }
    this.lastKey = key;
    this.last = value;
    return value;
  }
}
