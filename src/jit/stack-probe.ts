/** The quick way to ask for JavaScript stack (runtime/interpreter/stack-probe.ts says how it works). */
import { type ManyLocals, quickProbe } from "../../runtime/interpreter/stack-probe.js";

/** Only V8's optimised code is known to check for the frames of its lower tiers. */
const isV8 = (globalThis as { process?: { versions?: { v8?: string } } }).process?.versions?.v8 !== undefined;

/**
 * An object whose `valueOf` has `count` variables; what stands behind its `return` is never compiled, but counts as a use of them.
 * Undefined on other engines, and where no function can be made of text, or not now.
 */
function manyLocals(count: number, iterations: number): ManyLocals | undefined {
  if (!isV8) return undefined;
  const names = Array.from({ length: count }, (_, i) => `v${i}`).join();
  try {
    const body = `var ${names}; for (let i = 0; i < this.iterations; i++); return 0; ${names};`;
    return { iterations, valueOf: new Function(body) as () => number };
  } catch {
    return undefined;
  }
}

/** From now on probes are quick when many are made. */
export function provideQuickProbe(): void {
  quickProbe.make = manyLocals;
}
