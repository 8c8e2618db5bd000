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
  /** The innermost visible local variable of this name; of a reserved word, whose entry all tables share, there is none. */
  variable: LocalVariable | undefined;
}

/** Slots of a new table: short chunks have few names beside the reserved words. */
const FIRST_SIZE = 64;

/** Chosen anew for each process, so that no source can be written to collide. */
const MULTIPLIER = (Math.floor(Math.random() * 0x40000000) << 1) | 1;

/** Names that the grammar mentions though they are not reserved. */
const MENTIONED = ["self", "arg", "goto", "continue", "defer"] as const;
export type Mentioned = (typeof MENTIONED)[number];

/** Functions of `debug` that see or change which variable an upvalue is. A chunk that names one has all captured variables in cells. */
const REBINDING = ["setupvalue", "setlocal", "upvalueid", "upvaluejoin"] as const;

/** The reserved words in the slots of a new table: hashing them again for each would take longer than short chunks take otherwise. */
const RESERVED: readonly (NameEntry | undefined)[] = reservedSlots();

const HASHES: ReadonlyMap<string, number> = new Map(
  [...MENTIONED, ...REBINDING].map((name) => [name, hashOfText(name)]),
);

function reservedSlots(): (NameEntry | undefined)[] {
  const slots = new Array<NameEntry | undefined>(FIRST_SIZE).fill(undefined);
  for (let index = 0; index < reservedWords.length; index++) {
    const text = reservedWords[index]!;
    insert(slots, { text, hash: hashOfText(text), token: Token.And + index, variable: undefined });
  }
  return slots;
}

/** A hash table with open addressing, its size a power of two. */
export class NameTable {
  private slots = RESERVED.slice();
  private count = reservedWords.length;

  /** The entry of a name that the grammar itself mentions. */
  entryOf(name: Mentioned): NameEntry {
    const hash = HASHES.get(name)!;
    return this.search(name, hash) ?? this.add(name, hash);
  }

  /** The source names a function that may rebind upvalues. */
  mentionsRebinding(): boolean {
    return REBINDING.some((name) => this.search(name, HASHES.get(name)!) !== undefined);
  }

  private search(name: string, hash: number): NameEntry | undefined {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot];
      if (entry === undefined || entry.text === name) return entry;
    }
  }

  /** The name that stands at `start` (inclusive) to `end` (exclusive) of the source. */
  find(bytes: Uint8Array, start: number, end: number, source: ByteString): NameEntry {
    let hash = end - start;
    for (let position = start; position < end; position++) hash = Math.imul(hash ^ bytes[position]!, MULTIPLIER);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot];
      if (entry === undefined) return this.add(source.substring(start, end), hash);
      if (entry.hash === hash && isAt(entry.text, bytes, start, end)) return entry;
    }
  }

  private add(text: ByteString, hash: number): NameEntry {
    if (this.count * 2 >= this.slots.length) this.grow();
    const entry: NameEntry = { text, hash, token: Token.Name, variable: undefined };
    insert(this.slots, entry);
    this.count++;
    return entry;
  }

  private grow(): void {
    const entries = this.slots;
    this.slots = new Array<NameEntry | undefined>(entries.length * 2).fill(undefined);
    for (const entry of entries) if (entry !== undefined) insert(this.slots, entry);
  }
}

/** The same hash as `NameTable.find` takes of bytes. */
function hashOfText(text: string): number {
  let hash = text.length;
  for (let position = 0; position < text.length; position++)
    hash = Math.imul(hash ^ text.charCodeAt(position), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

function insert(slots: (NameEntry | undefined)[], entry: NameEntry): void {
  const mask = slots.length - 1;
  let slot = entry.hash & mask;
  while (slots[slot] !== undefined) slot = (slot + 1) & mask;
  slots[slot] = entry;
}

function isAt(text: ByteString, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (text.length !== length) return false;
  for (let index = 0; index < length; index++) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
