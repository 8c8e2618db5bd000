/**
 * Is so much JavaScript stack left? Asked before frames are made that could not stop half-way.
 *
 * There are two ways to ask. Passing an argument list of known size makes every engine check the stack for exactly that size, but the
 * arguments are written: 15 µs, and the list, some 100 KB, is only kept where nothing better is to be had. The other way is a function
 * with so many local variables, all unused: V8's lower tiers reserve their places, so that its optimised code, which has none, still
 * checks for them at its entry, for it may be deoptimised (`StackCheckOffset` in V8's code generator), and takes 40 ns. It needs
 * milliseconds to be made, so that is done when a program moves about in deep recursion.
 */

/** Probes by argument list before the quicker way is prepared. */
const SLOW_PROBES = 150;
/** Iterations of a loop that make V8 optimise the function they are in (in the background: until then it is slower, not wrong). */
const TRAINING = 100_000;

/** Whether the stack has the room that the probe was made for. */
export type StackProbe = () => boolean;

function ignore(): void {}

/** A probe for `bytes` of stack. */
export function stackProbe(bytes: number): StackProbe {
  const count = bytes / 8;
  let list: undefined[] | undefined;
  let ways = 0;
  let locals: ManyLocals | undefined;
  return () => {
    if (ways < SLOW_PROBES && ++ways === SLOW_PROBES) {
      locals = quickProbe.make(count, TRAINING);
      if (locals === undefined) list = new Array(count);
    }
    try {
      if (locals === undefined) ignore.apply(undefined, (list ?? new Array(count)) as []);
      else enter(locals);
      return true;
    } catch {
      return false;
    }
  };
}

/** An object whose `valueOf` runs through `iterations` of a loop and has as many variables as were asked for. */
export interface ManyLocals {
  iterations: number;
  valueOf(): number;
}

/** Makes an object with so many variables, where that is of use: who makes code at run time provides it (this folder makes none). */
export const quickProbe: { make: (count: number, iterations: number) => ManyLocals | undefined } = {
  make: () => undefined,
};

/**
 * Calls `valueOf`, which returns 0, in a way that V8 never puts in line: the caller, in its place, would need all that stack. The value is
 * used, for a bundler takes a conversion that nobody wants for one without effects, and leaves it out.
 */
function enter(locals: ManyLocals): void {
  locals.iterations = +(locals as unknown as number);
}
