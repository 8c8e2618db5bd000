/** Numeric `for` loops that store one value at each index, `for i = 1, n do t[i] = 0 end`: what can be stored as a whole is, in front of the loop. */
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import type { FunctionContext } from "../context.js";
import type { Fillings } from "../fill.js";
import type { Expression } from "../javascript.js";
import * as js from "../javascript.js";
import type { TemplateName } from "../templates.js";
import { Type } from "../types.js";
import { upvalue } from "./loads.js";
import { knownStep } from "./loops.js";

/** What may stand in front of the store, to load its table and its value. */
const LOADS: ReadonlySet<Op> = new Set([Op.LoadUpvalue, Op.GetUpvalue, Op.GetGlobal, Op.GetField, Op.GetIndex]);

interface Filling {
  readonly template: TemplateName;
  readonly fillings: Fillings;
}

/** The loop that FOR_LOOP closes at the end of a region. */
class FillLoop {
  /** Registers that the body loads anew each time, and where it does. */
  private readonly loads = new Map<number, number>();
  /** Those that `find` has met: the others do not say what is stored where, but something else, which may fail. */
  private readonly used = new Set<number>();
  /** pc of the store; -1 if the body is something else. */
  private readonly store: number;

  constructor(
    private readonly f: FunctionContext,
    /** The first register of the loop. */
    private readonly a: number,
    start: number,
  ) {
    const { code } = f.proto;
    let pc = start;
    // Other registers than those of the body itself get a value for what comes behind the loop.
    const isLoad = (register: number): boolean => register > a + 3 && !this.loads.has(register);
    while (LOADS.has(code[pc] as Op) && isLoad(code[pc + 1]!)) {
      this.loads.set(code[pc + 1]!, pc);
      pc += INSTRUCTION_SIZE;
    }
    const isAll = code[pc] === Op.SetIndex && code[pc + INSTRUCTION_SIZE] === Op.ForLoop;
    this.store = isAll && code[pc + 2] === a + 3 ? pc : -1;
  }

  /** The template that does it, and the table and the value for it; undefined where the loop does something else. */
  filling(): Filling | undefined {
    const found = this.store < 0 ? undefined : this.find();
    return this.used.size === this.loads.size ? found : undefined;
  }

  private find(): Filling | undefined {
    const { code } = this.f.proto;
    const table = code[this.store + 1]!;
    const x = this.value(code[this.store + 3]!);
    if (x === undefined) return undefined;
    const load = this.loadOf(table);
    if (load !== undefined && code[load] === Op.GetIndex) {
      const o = this.value(code[load + 2]!);
      const k = this.value(code[load + 3]!);
      return o && k && { template: "fillElement", fillings: { o, k, x } };
    }
    const o = load === undefined ? this.value(table) : this.loaded(load);
    return o && { template: "fillTable", fillings: { o, x } };
  }

  /** Where the body loads a register. */
  private loadOf(register: number): number | undefined {
    const load = this.loads.get(register);
    if (load !== undefined) this.used.add(register);
    return load;
  }

  /** An operand that is the same in each iteration, and changed by none of the stores. */
  private value(operand: number): Expression | undefined {
    const load = this.loadOf(operand);
    if (load !== undefined) return this.loadedVariable(load);
    return operand >= this.a && operand <= this.a + 3 ? undefined : this.f.operand(operand);
  }

  /** What a register gets that numbers as keys do not change. */
  private loaded(pc: number): Expression | undefined {
    const { f } = this;
    f.pc = pc;
    const { c } = f;
    if (f.op === Op.GetGlobal) {
      f.usesGlobals = true;
      return js.property(js.id("G"), f.constantString(f.b));
    }
    if (f.op !== Op.GetField) return this.loadedVariable(pc);
    const o = this.value(f.b);
    return o && js.call(f.support("lookUp"), [o, js.string(f.constantString(c))]);
  }

  /** What a register gets that no store changes. */
  private loadedVariable(pc: number): Expression | undefined {
    const { f } = this;
    f.pc = pc;
    if (f.op === Op.LoadUpvalue) return upvalue(f, f.b);
    return f.op === Op.GetUpvalue ? js.member(upvalue(f, f.b), "v") : undefined;
  }
}

/**
 * To be called in front of a loop.
 * @param a first of its registers.
 * @param start of the loop.
 */
export function fillInAdvance(f: FunctionContext, a: number, start: number): void {
  if (knownStep(f, a, start) !== 1) return;
  const found = new FillLoop(f, a, start).filling();
  // The look at the loads has moved it.
  f.pc = start;
  if (found === undefined) return;
  const loop = { index: f.register(a), limit: f.register(a + 1) };
  const filled = f.fill(found.template, { ...found.fillings, ...loop });
  const next = (f.typeOf(a) & Type.Int32) === 0 ? filled : f.fill("integer", { x: filled });
  f.emit(js.iff(f.fill("isLongLoop", loop), js.block([js.assign(loop.index, next)])));
}
