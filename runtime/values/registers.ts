/**
 * Arrays for registers and constants. The interpreter reads and writes them in every instruction, so all of them have to be of one kind
 * in V8's eyes (HOLEY_ELEMENTS): an access that sees several kinds is compiled for each.
 */
import type { LuaValue } from "./value.js";

/** `size` registers that hold nil. */
export function newRegisters(size: number): LuaValue[] {
  return new Array(size);
}

// V8 remembers, for the `new` above, what kind its arrays turned into. It begins to do so after some calls.
for (let i = 0; i < 100; i++) newRegisters(i & 15)[0] = "";
