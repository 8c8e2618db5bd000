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
  readonly mention: Mention;
  /** The innermost visible local variable of this name; of a reserved word there is none. */
  variable: LocalVariable | undefined;
}

/** What a name that is not reserved means to the parser. */
export const enum Mention {
  None,
  Self,
  Arg,
  Goto,
  Continue,
  Defer,
  /** A function of `debug` that sees or changes which variable an upvalue is: all captured variables of the chunk are in cells. */
  Rebinding,
}

/** Slots of a new table: short chunks have few names. */
const FIRST_SIZE = 16;

/** Slots for the names that are known beforehand, most of them empty: nearly every other name is told from these by one look. */
const KNOWN_SIZE = 128;

/** Chosen anew for each process, so that no source can be written to collide. */
const MULTIPLIER = (Math.floor(Math.random() * 0x40000000) << 1) | 1;

const MENTIONED: readonly (readonly [string, Mention])[] = [
  ["self", Mention.Self],
  ["arg", Mention.Arg],
  ["goto", Mention.Goto],
  ["continue", Mention.Continue],
  ["defer", Mention.Defer],
  ["setupvalue", Mention.Rebinding],
  ["setlocal", Mention.Rebinding],
  ["upvalueid", Mention.Rebinding],
  ["upvaluejoin", Mention.Rebinding],
];

/** Reserved words, and the names that have a meaning, whose entries are not those of any table. All tables share them. */
const knownSlots: readonly (NameEntry | undefined)[] = slotsOfKnown();

/** Stands where no name has been read yet. */
export const noName: NameEntry = newEntry("", 0, Token.Name, Mention.None);

function newEntry(text: ByteString, hash: number, token: Token, mention: Mention): NameEntry {
  return { text, hash, token, mention, variable: undefined };
}

function slotsOfKnown(): (NameEntry | undefined)[] {
  const slots = new Array<NameEntry | undefined>(KNOWN_SIZE).fill(undefined);
  for (let index = 0; index < reservedWords.length; index++) {
    const text = reservedWords[index]!;
    insert(slots, newEntry(text, hashOfText(text), Token.And + index, Mention.None));
  }
  for (const [text, mention] of MENTIONED) insert(slots, newEntry(text, hashOfText(text), Token.Name, mention));
  return slots;
}

/** A hash table with open addressing, its size a power of two. */
export class NameTable {
  /** The source, as far as it has been read, names a function that may rebind upvalues. */
  mentionsRebinding = false;
  private slots = new Array<NameEntry | undefined>(FIRST_SIZE).fill(undefined);
  private count = 0;
  /** Entries that the grammar has asked for, by what they mean to it. */
  private readonly mentioned: (NameEntry | undefined)[] = [];

  /** The entry of a name that the grammar itself mentions. */
  entryOf(mention: Mention.Self | Mention.Arg): NameEntry {
    return (this.mentioned[mention] ??= this.entryFor(mention));
  }

  private entryFor(mention: Mention): NameEntry {
    const isIt = (entry: NameEntry | undefined) => entry !== undefined && entry.mention === mention;
    const { text, hash } = knownSlots.find(isIt)!;
    return this.slots.find(isIt) ?? this.add(text, hash, mention);
  }

  /** The name that stands at `start` (inclusive) to `end` (exclusive) of the source. */
  find(bytes: Uint8Array, start: number, end: number, source: ByteString): NameEntry {
    let hash = end - start;
    for (let position = start; position < end; position++) hash = Math.imul(hash ^ bytes[position]!, MULTIPLIER);
    hash ^= hash >>> 15;
    const known = search(knownSlots, hash, bytes, start, end);
    if (known !== undefined && known.token !== Token.Name) return known;
    return (
      search(this.slots, hash, bytes, start, end) ??
      this.add(known?.text ?? source.substring(start, end), hash, known?.mention ?? Mention.None)
    );
  }

  private add(text: ByteString, hash: number, mention: Mention): NameEntry {
    if (mention === Mention.Rebinding) this.mentionsRebinding = true;
    if (this.count * 2 >= this.slots.length) this.grow();
    const entry = newEntry(text, hash, Token.Name, mention);
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

function search(
  slots: readonly (NameEntry | undefined)[],
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): NameEntry | undefined {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot];
    if (entry === undefined || (entry.hash === hash && isAt(entry.text, bytes, start, end))) return entry;
  }
}

function isAt(text: ByteString, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (text.length !== length) return false;
  for (let index = 0; index < length; index++) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
