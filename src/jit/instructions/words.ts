/** Numbers taken for whole ones of 32 bits, since operations on bits use them. */
import type { FunctionContext } from "../context.js";
import * as js from "../javascript.js";

/** Leaves unless `registers` hold words; these and their copies then hold what V8 knows to be words. */
export function guardWords(f: FunctionContext, registers: readonly number[]): void {
  for (const register of registers) {
    const store = f.state.sameAs(register).reduce((value, copy) => js.assignment(f.register(copy), value), js.id("v"));
    f.guard(f.fill("isWord", { x: f.register(register), store }), "notWhole");
  }
  f.analysis.narrowToWords(f.state, registers);
}
