/**
 * Traversal of a table: array part, own properties, hash part. The order of string keys is JavaScript's own property order. Keys
 * that are cleared on the way are skipped; what a traversal does with keys added on the way is unspecified, as in the manual (§5.1).
 */
import { elementAt } from "./elements.js";
import { EMPTY_ARRAY, fields, isInternal, type LuaTable } from "./table.js";
import type { LuaValue } from "./value.js";

/** Where the last of the internal fields stands that every table is made with: in front of all others but numerals. */
const LAST_OF_ALL = 2;

/** A position in a table. `advance` moves to the next pair and leaves it in `key` and `value`. */
export class TableIterator {
  key: LuaValue = undefined;
  value: LuaValue = undefined;
  private index = 0;
  private names: string[] | undefined = undefined;
  private nameIndex = 0;
  private hashIndex = 0;

  constructor(readonly table: LuaTable) {}

  /** The last index of the array part that it has come by. */
  get reached(): number {
    return this.index;
  }

  /** Moves on; false, with a nil key, at the end. */
  advance(): boolean {
    const array = this.table.Ωarray;
    while (++this.index < array.length) {
      const value = elementAt(array, this.index);
      if (value !== undefined) {
        this.key = this.index;
        this.value = value;
        return true;
      }
    }
    this.index--;
    return this.advanceNames() || this.advanceHash();
  }

  private advanceNames(): boolean {
    const own = fields(this.table);
    if (this.names === undefined) {
      this.names = Object.keys(own);
      if (this.names[LAST_OF_ALL] === "Ωhash") this.nameIndex = LAST_OF_ALL + 1;
    }
    while (this.nameIndex < this.names.length) {
      const name = this.names[this.nameIndex++]!;
      const value = own[name];
      if (value !== undefined && !isInternal(name)) {
        this.key = name;
        this.value = value;
        return true;
      }
    }
    return false;
  }

  private advanceHash(): boolean {
    const hash = this.table.Ωhash;
    if (typeof hash === "object") {
      while (this.hashIndex < hash.keys.length) {
        const value = hash.values[this.hashIndex];
        this.key = hash.keys[this.hashIndex++];
        if (value !== undefined) {
          this.value = value;
          return true;
        }
      }
    }
    this.key = undefined;
    this.value = undefined;
    return false;
  }

  /** Places the iterator on `key`, so that `advance` gives what follows it; false when the table has no such key. */
  seek(key: LuaValue): boolean {
    this.key = key;
    if (key === undefined) return true;
    if (typeof key === "number" && key > 0 && Number.isInteger(key)) {
      // The array part, if there ever was one, may have shrunk below a key that was cleared during the traversal.
      const inHash = typeof this.table.Ωhash === "object" && this.table.Ωhash.placeOf(key) >= 0;
      if ((!inHash && this.table.Ωarray !== EMPTY_ARRAY) || key < this.table.Ωarray.length) {
        this.index = Math.min(key, this.table.Ωarray.length);
        return true;
      }
    }
    this.index = this.table.Ωarray.length;
    this.names = Object.keys(fields(this.table));
    const hash = this.table.Ωhash;
    // The properties that a dictionary has had before are still there, without values.
    if (typeof key === "string" && !(typeof hash === "object" && hash.dictionary)) {
      const place = this.names.indexOf(key);
      if (place >= 0) {
        this.nameIndex = place + 1;
        return true;
      }
    }
    this.nameIndex = this.names.length;
    const place = typeof hash === "object" ? hash.placeOf(key) : -1;
    if (place < 0) return false;
    this.hashIndex = place + 1;
    return true;
  }
}
