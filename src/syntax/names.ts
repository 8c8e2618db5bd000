/**
 * The names of a chunk, each once. The lexer looks a name up by its bytes, without making a string of every occurrence; the entry
 * it finds says whether the name is reserved and which local variable it denotes at this point of the parse.
 */
import type { ByteString, LocalVariable } from "./ast.js";
import { reservedWords, Token } from "./tokens.js";

export interface NameEntry {
  readonly text: ByteString;
  readonly hash: number;
  /** `Token.Name`, or the token of a reserved word. */
  readonly token: Token;
  /** The innermost visible local variable of this name. */
  variable: LocalVariable | undefined;
}

/** Slots of a new table: short chunks have few names beside the reserved words. */
const FIRST_SIZE = 64;

/** A hash table with open addressing, its size a power of two. */
export class NameTable {
  private slots = new Array<NameEntry | undefined>(FIRST_SIZE).fill(undefined);
  private count = 0;
  /** Chosen anew for each table, so that no source can be written to collide in it. */
  private readonly multiplier = (Math.floor(Math.random() * 0x40000000) << 1) | 1;

  constructor() {
    for (let index = 0; index < reservedWords.length; index++) {
      const word = reservedWords[index]!;
      this.add(word, this.hashOfText(word), Token.And + index);
    }
  }

  /** The entry of a name that the grammar itself mentions. */
  entryOf(name: string): NameEntry {
    const hash = this.hashOfText(name);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot];
      if (entry === undefined) return this.add(name, hash, Token.Name);
      if (entry.text === name) return entry;
    }
  }

  /** The name that stands at `start` (inclusive) to `end` (exclusive) of the source. */
  find(bytes: Uint8Array, start: number, end: number, source: ByteString): NameEntry {
    const hash = this.hashOf(bytes, start, end);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot];
      if (entry === undefined) return this.add(source.substring(start, end), hash, Token.Name);
      if (entry.hash === hash && isAt(entry.text, bytes, start, end)) return entry;
    }
  }

  private hashOf(bytes: Uint8Array, start: number, end: number): number {
    const multiplier = this.multiplier;
    let hash = end - start;
    for (let position = start; position < end; position++) hash = Math.imul(hash ^ bytes[position]!, multiplier);
    return hash ^ (hash >>> 15);
  }

  private hashOfText(text: string): number {
    const multiplier = this.multiplier;
    let hash = text.length;
    for (let position = 0; position < text.length; position++)
      hash = Math.imul(hash ^ text.charCodeAt(position), multiplier);
    return hash ^ (hash >>> 15);
  }

  private add(text: ByteString, hash: number, token: Token): NameEntry {
    if (this.count * 2 >= this.slots.length) this.grow();
    const entry: NameEntry = { text, hash, token, variable: undefined };
    this.insert(entry);
    this.count++;
    return entry;
  }

  private insert(entry: NameEntry): void {
    const mask = this.slots.length - 1;
    let slot = entry.hash & mask;
    while (this.slots[slot] !== undefined) slot = (slot + 1) & mask;
    this.slots[slot] = entry;
  }

  private grow(): void {
    const entries = this.slots;
    this.slots = new Array<NameEntry | undefined>(entries.length * 2).fill(undefined);
    for (const entry of entries) if (entry !== undefined) this.insert(entry);
  }
}

function isAt(text: ByteString, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (text.length !== length) return false;
  for (let index = 0; index < length; index++) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
