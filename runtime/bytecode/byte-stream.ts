/** Writing and reading the primitive elements of the binary form: bytes, varints, floats and byte strings (see `serialize.ts`). */

export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** A number from 0 to 2^31 - 1. */
  count(value: number): void {
    this.reserve(5);
    let rest = value >>> 0;
    for (; rest >= 0x80; rest >>>= 7) this.buffer[this.length++] = (rest & 0x7f) | 0x80;
    this.buffer[this.length++] = rest;
  }

  /** A signed number of 32 bits. */
  signed(value: number): void {
    this.count((value << 1) ^ (value >> 31));
  }

  /** Four bytes, low byte first. */
  word(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  float(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** A byte string and its length. */
  string(bytes: string): void {
    this.count(bytes.length);
    this.raw(bytes);
  }

  /** A byte string alone. */
  raw(bytes: string): void {
    this.reserve(bytes.length);
    for (let index = 0; index < bytes.length; index++) this.buffer[this.length++] = bytes.charCodeAt(index);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    grown.set(this.buffer);
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** Reads what a `ByteWriter` wrote. Every method throws the error that `damage` makes when the bytes cannot be what it wrote. */
export class ByteReader {
  position = 0;
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly damage: (position: number, problem: string) => Error,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  /** An error about what is being read. */
  damaged(problem: string): Error {
    return this.damage(this.position, problem);
  }

  /** Moves over `length` bytes and returns the position of the first. */
  skip(length: number): number {
    if (length > this.remaining) throw this.damage(this.bytes.length, "the end is missing");
    const start = this.position;
    this.position += length;
    return start;
  }

  byte(): number {
    return this.bytes[this.skip(1)];
  }

  /** A byte in which no bits but those of `allowed` are set. */
  flags(allowed: number): number {
    const flags = this.byte();
    if ((flags & ~allowed) !== 0) throw this.damaged("unknown flags");
    return flags;
  }

  /** A number from 0 to 2^31 - 1. */
  number(): number {
    const value = this.varint();
    if (value > 0x7fffffff) throw this.damaged("a number is too large");
    return value;
  }

  signed(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (value > 0xffffffff) break;
        return value;
      }
    }
    throw this.damaged("a number is too long");
  }

  word(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  float(): number {
    return this.view.getFloat64(this.skip(8), true);
  }

  string(): string {
    const length = this.count("bytes", 1);
    const start = this.skip(length);
    let text = "";
    // In slices, since arguments of a call are limited in number.
    for (let from = start; from < start + length; from += 4096) {
      text += String.fromCharCode(...this.bytes.subarray(from, Math.min(from + 4096, start + length)));
    }
    return text;
  }

  /** The number of elements that follow, each at least `size` bytes long: never more than there are bytes for. */
  count(what: string, size: number): number {
    const count = this.number();
    if (count * size > this.remaining) throw this.damaged(`${count} ${what} are announced, which is more than follow`);
    return count;
  }

  /** A list with its length, each element at least `size` bytes long. */
  list<Element>(what: string, size: number, element: () => Element): Element[] {
    const count = this.count(what, size);
    const elements: Element[] = [];
    for (let index = 0; index < count; index++) elements.push(element());
    return elements;
  }

  /** The element of a list that an index names. */
  member<Element>(list: readonly Element[], what: string): Element {
    const index = this.number();
    if (index >= list.length) throw this.damaged(`${what} ${index} does not exist`);
    return list[index];
  }
}
