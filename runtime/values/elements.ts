/**
 * Elements of array parts for code that sees arrays of all kinds. Where V8 meets few kinds in one place it turns every array that comes
 * by into the most general of them: arrays of numbers would lose their unboxed form for ever, also for translated code, by being read
 * there. So code shared by all tables goes through these two functions, which V8 is shown all kinds of objects at once: it leaves them
 * as they are then.
 */
import type { LuaValue } from "./value.js";

/** `array[index]`. */
export function elementAt(array: readonly LuaValue[], index: number): LuaValue {
  return array[index];
}

/** `array[index] = value`, for an index below the length. */
export function setElementAt(array: LuaValue[], index: number, value: LuaValue): void {
  array[index] = value;
}

/** Times that V8 is shown everything: after some dozen calls it remembers what a function has seen. */
const TIMES = 50;

function showAllKinds(): void {
  const kinds: unknown[] = [
    new Uint8Array(2),
    new Int16Array(2),
    new Int32Array(2),
    new Float32Array(2),
    new Float64Array(2),
    { 0: 0, 1: 0 },
  ];
  for (let i = 0; i < TIMES; i++)
    for (const object of kinds) {
      const array = object as LuaValue[];
      setElementAt(array, 1, elementAt(array, 0));
    }
}
showAllKinds();
