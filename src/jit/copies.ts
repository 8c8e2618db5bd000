/**
 * Copies of translations, each for one call. V8 keeps one feedback for a function, whoever calls it: a function that calls its parameter, as `each`
 * and `map` do, calls another function for each of its callers, and V8 puts these in line only where every caller has a copy of its own.
 */
import { Code } from "../../runtime/bytecode/code.js";
import { writesRegister } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { type Entry, LuaFunction } from "../../runtime/values/function.js";
import type { Make } from "./link.js";
import type { Translation } from "./translate.js";

/** What a call calls in place of `original`, as long as that is the entry of the function called. */
export interface Copy {
  readonly original: Entry;
  readonly entry: Entry;
}

/** A translation that may be copied. */
interface Source {
  readonly make: Make;
  /** Calls of its parameters, by pc. */
  readonly calls: readonly number[];
  /** By the code and the pc of the call that each is for: another translation of the caller uses the same. */
  readonly copies: WeakMap<Code, Map<number, Copy>>;
  count: number;
}

/** Copies of one translation, at most. */
const MAX_COPIES = 16;
/** Instructions of a function that is copied, at most: V8 has to warm up each copy. */
const MAX_INSTRUCTIONS = 40;

export class Copies {
  /** Copies so far. */
  made = 0;
  private readonly sources = new WeakMap<Entry, Source>();

  /**
   * From now on the translation of a whole function may be copied, if that pays. Callers name what they call for good, so it must not keep
   * values of the program alive.
   * @returns whether it may.
   */
  offer(proto: Proto, known: Pick<Translation, "constants" | "values">, entry: Entry, make: Make): boolean {
    if (proto.code.length > MAX_INSTRUCTIONS * INSTRUCTION_SIZE) return false;
    if (known.constants.some(({ from }) => from === "upvalues") || !known.values.every(keepsNothing)) return false;
    const calls = callsOfParameters(proto);
    if (calls.length === 0) return false;
    this.sources.set(entry, { make, calls, copies: new WeakMap(), count: 0 });
    return true;
  }

  /**
   * A copy of the translation `original` of `called`, for the call at `pc` of `caller`.
   * @param always also where V8 manages without: what is called has called one function only.
   * @returns undefined where there are many already.
   */
  copy(original: Entry, called: Code, caller: Code, pc: number, always: boolean): Copy | undefined {
    const source = this.sources.get(original);
    if (source === undefined) return undefined;
    let copies = source.copies.get(caller);
    const known = copies?.get(pc);
    if (known !== undefined) return known;
    if (source.count === MAX_COPIES || !(always || source.calls.some((at) => called.hasCalledSeveral(at))))
      return undefined;
    const copy = { original, entry: source.make(++source.count) as Entry };
    this.made++;
    if (copies === undefined) {
      copies = new Map();
      source.copies.set(caller, copies);
    }
    copies.set(pc, copy);
    return copy;
  }
}

/** Code, entries that are called as copies, and builtins; other things that a translation knows are values of the program. */
function keepsNothing(known: unknown): boolean {
  return (
    known instanceof Code || typeof known === "function" || (known instanceof LuaFunction && known.code === undefined)
  );
}

/** Calls of what a parameter holds, by pc; those of a captured one are not among them. */
export function callsOfParameters(proto: Proto): number[] {
  const { code } = proto;
  const calls: number[] = [];
  for (let pc = 0; pc < code.length; pc += INSTRUCTION_SIZE)
    if ((code[pc] === Op.Call || code[pc] === Op.TailCall) && isOfParameter(proto, pc)) calls.push(pc);
  return calls;
}

/** A guess: the instruction in front that has written the callee last may belong to another branch. */
function isOfParameter(proto: Proto, pc: number): boolean {
  const { code } = proto;
  const callee = code[pc + 1]!;
  let at = pc - INSTRUCTION_SIZE;
  while (at >= 0 && !writesRegister(proto, at, callee)) at -= INSTRUCTION_SIZE;
  return at >= 0 && code[at] === Op.Move && code[at + 2]! < proto.parameters;
}
