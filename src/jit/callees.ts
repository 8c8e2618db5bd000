/**
 * Guesses what a call in a function about to be translated is going to call: builtins that translated code does in place are loaded
 * shortly before, or are upvalues. A guess is checked where it is used.
 */
import { Feedback } from "../../runtime/bytecode/code.js";
import { writesRegister } from "../../runtime/bytecode/effects.js";
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import { Cell, LuaFunction } from "../../runtime/values/function.js";
import type { Runtime } from "../../runtime/values/runtime.js";
import { fields, LuaTable, rawget } from "../../runtime/values/table.js";
import type { LuaValue } from "../../runtime/values/value.js";

/** Instructions that are looked at before a call. */
const HORIZON = 200;
/** Steps from a register to where its value comes from. */
const MAX_STEPS = 6;

export class Callees {
  private readonly known = new Map<number, LuaFunction | undefined>();

  constructor(
    private readonly rt: Runtime,
    private readonly fn: LuaFunction,
    /** Registers of the activation that is to go on in translated code, if there is one. */
    private readonly registers: readonly LuaValue[],
    /** pc where it goes on. */
    private readonly entry: number,
  ) {}

  /** What the CALL at `pc` will most likely call, if that is a builtin. */
  at(pc: number): LuaFunction | undefined {
    const fn = this.functionAt(pc);
    return fn?.native === undefined ? undefined : fn;
  }

  /** What the CALL at `pc` will most likely call, if that can be told. */
  functionAt(pc: number): LuaFunction | undefined {
    if (!this.known.has(pc)) {
      const value = this.valueOf(this.fn.code!.proto.code[pc + 1]!, pc, MAX_STEPS);
      this.known.set(pc, value instanceof LuaFunction ? value : undefined);
    }
    return this.known.get(pc);
  }

  /** Whether the `setmetatable` at `pc` is likely to give a metatable that makes its tables no members of a class. */
  isPlainMetatable(pc: number): boolean {
    const meta = this.valueOf(this.fn.code!.proto.code[pc + 1]! + 2, pc, MAX_STEPS);
    return meta instanceof LuaTable && !(rawget(meta, "__index") instanceof LuaTable);
  }

  /** The value that `register` is likely to have before `pc`. */
  private valueOf(register: number, pc: number, steps: number): LuaValue {
    const { rt, fn } = this;
    const { proto } = fn.code!;
    const { code } = proto;
    if (steps === 0) return undefined;
    const first = Math.max(0, pc - HORIZON * INSTRUCTION_SIZE);
    for (let at = pc - INSTRUCTION_SIZE; at >= first; at -= INSTRUCTION_SIZE) {
      if (at < this.entry && pc >= this.entry) return this.entryValue(register);
      if (!writesRegister(proto, at, register)) continue;
      const a = code[at + 1]!;
      const b = code[at + 2]!;
      switch (code[at] as Op) {
        case Op.Move:
          return this.valueOf(b, at, steps - 1);
        case Op.GetGlobal:
          return fields(fn.env ?? rt.globals)[proto.constants[b] as string];
        case Op.LoadUpvalue:
          return fn.upvalues[b] as LuaValue;
        case Op.GetUpvalue: {
          const cell = fn.upvalues[b];
          return cell instanceof Cell ? cell.v : undefined;
        }
        case Op.GetField: {
          const object = this.valueOf(b, at, steps - 1);
          return object instanceof LuaTable ? rawget(object, proto.constants[code[at + 3]!]) : undefined;
        }
        case Op.Self: {
          const isString = register === a && (fn.code!.feedback[at >> 2]! & Feedback.NotTable) !== 0;
          const strings = isString && rt.stringMetatable !== undefined && fields(rt.stringMetatable)["__index"];
          return strings instanceof LuaTable ? rawget(strings, proto.constants[code[at + 3]!]) : undefined;
        }
        default:
          // What a variable has become is also what it will be, mostly.
          return steps < MAX_STEPS ? this.entryValue(register) : undefined;
      }
    }
    return first === 0 ? this.entryValue(register) : undefined;
  }

  private entryValue(register: number): LuaValue {
    const value: unknown = this.registers[register];
    return value instanceof Cell ? undefined : (value as LuaValue);
  }
}
