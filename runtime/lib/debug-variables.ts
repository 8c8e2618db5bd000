/** Local variables and upvalues through the debug library: `getlocal`, `setlocal`, `getupvalue` and their kin. Manual §5.9. */
import { activeLocals } from "../bytecode/names.js";
import { Op } from "../bytecode/opcodes.js";
import type { Frame } from "../interpreter/frame.js";
import { Coroutine } from "../values/coroutine.js";
import { errors } from "../values/errors.js";
import { Cell, LuaFunction, type Upvalue } from "../values/function.js";
import { type Runtime, return0, return1, return2 } from "../values/runtime.js";
import { LuaTable } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import type { LuaValue } from "../values/value.js";
import { checkAny, checkFunction, checkInt } from "./arguments.js";
import { type Declaration, frames, plain } from "./library.js";
import { levelArgument, threadArgument } from "./stack-argument.js";

const TEMPORARY = "(*temporary)";

/** A numbered variable of a frame. */
interface Slot {
  readonly name: string;
  readonly register: number;
}

/** Variable `number` of a frame: the visible locals, then what else the frame holds at the moment. */
function slotOf(frame: Frame, number: number): Slot | undefined {
  if (number < 1) return undefined;
  const locals = activeLocals(frame.proto, frame.pc);
  if (number <= locals.length) return locals[number - 1]!;
  const named = new Set(locals.map((local) => local.register));
  // The place of a traversal stands behind the variables of its loop.
  for (const { name, register } of locals) if (name === "(for control)") named.add(register + 1);
  let left = number - locals.length;
  const end = usedRegisters(frame);
  for (let register = 0; register < end; register++) {
    if (!named.has(register) && --left === 0) return { name: TEMPORARY, register };
  }
  return undefined;
}

/** Registers below those that belong to the call being made. */
function usedRegisters(frame: Frame): number {
  const { code, registers } = frame.proto;
  switch (code[frame.pc] as Op) {
    case Op.Call:
    case Op.TailCall:
      return code[frame.pc + 1]!;
    default:
      return registers;
  }
}

function readRegister(frame: Frame, register: number): LuaValue {
  const value: unknown = frame.registers[register];
  if (value instanceof Cell) return value.v;
  return isLuaValue(value) ? value : undefined;
}

function writeRegister(frame: Frame, register: number, value: LuaValue): void {
  const old: unknown = frame.registers[register];
  if (old instanceof Cell) old.v = value;
  else if (isLuaValue(old)) frame.registers[register] = value;
}

/** Hidden registers may hold what Lua must never see, such as the position of a traversal. */
function isLuaValue(value: unknown): value is LuaValue {
  if (typeof value !== "object" || value === null) return true;
  return (
    value instanceof LuaTable || value instanceof LuaFunction || value instanceof Coroutine || value instanceof Userdata
  );
}

export function variableBuiltins(rt: Runtime): Record<string, Declaration> {
  return { ...localBuiltins(rt), ...upvalueBuiltins(rt) };
}

function localBuiltins(rt: Runtime): Record<string, Declaration> {
  /** Whether level and number name an argument of the running builtin: of other builtins nothing is known. */
  const isOwnArgument = (args: readonly LuaValue[], shift: number, thread: Coroutine, number: number): boolean =>
    thread === rt.thread && checkInt(args[shift], shift + 1) === 0 && number > 0 && number <= args.length;

  return {
    getlocal: frames((args, self) => {
      const { thread, shift } = threadArgument(rt, args);
      const level = levelArgument(rt, thread, self, args[shift], shift + 1);
      const number = checkInt(args[shift + 1], shift + 2);
      const frame = level.kind === "lua" ? level.frame : undefined;
      if (frame === undefined) {
        const known = level.kind === "native" && isOwnArgument(args, shift, thread, number);
        return known ? return2(rt, TEMPORARY, args[number - 1]) : return1(rt, undefined);
      }
      const slot = slotOf(frame, number);
      if (slot === undefined) return return1(rt, undefined);
      return return2(rt, slot.name, readRegister(frame, slot.register));
    }),

    setlocal: frames((args, self) => {
      const { thread, shift } = threadArgument(rt, args);
      const level = levelArgument(rt, thread, self, args[shift], shift + 1);
      checkAny(args.length, shift + 3);
      const number = checkInt(args[shift + 1], shift + 2);
      const frame = level.kind === "lua" ? level.frame : undefined;
      if (frame === undefined) {
        const known = level.kind === "native" && isOwnArgument(args, shift, thread, number);
        return return1(rt, known ? TEMPORARY : undefined);
      }
      const slot = slotOf(frame, number);
      if (slot === undefined) return return1(rt, undefined);
      writeRegister(frame, slot.register, args[shift + 2]);
      return return1(rt, slot.name);
    }),
  };
}

function upvalueName(fn: LuaFunction, number: number): string | undefined {
  return fn.code?.proto.upvalues[number - 1]?.name;
}

function upvalueBuiltins(rt: Runtime): Record<string, Declaration> {
  const identities = new Identities();

  /** The function and position that two arguments name; the upvalue must exist. */
  const upvalueArguments = (args: readonly LuaValue[], at: number): { fn: LuaFunction; place: number } => {
    const fn = checkFunction(args[at], at + 1);
    const number = checkInt(args[at + 1], at + 2);
    if (upvalueName(fn, number) === undefined) throw errors.badArgument(at + 2, "index out of range");
    return { fn, place: number - 1 };
  };

  const luaUpvalueArguments: typeof upvalueArguments = (args, at) => {
    if (checkFunction(args[at], at + 1).code === undefined) throw errors.badArgument(at + 1, "Lua function expected");
    return upvalueArguments(args, at);
  };

  return {
    getupvalue: plain(function getupvalue(this: LuaFunction, value: LuaValue, place: LuaValue): LuaValue {
      const number = checkInt(place, 2);
      const fn = checkFunction(value, 1);
      const name = upvalueName(fn, number);
      if (name === undefined) return return0(rt);
      const upvalue = fn.upvalues[number - 1];
      return return2(rt, name, upvalue instanceof Cell ? upvalue.v : upvalue);
    }),

    setupvalue: frames((args) => {
      checkAny(args.length, 3);
      const number = checkInt(args[1], 2);
      const fn = checkFunction(args[0], 1);
      const name = upvalueName(fn, number);
      if (name === undefined) return return0(rt);
      const upvalue = fn.upvalues[number - 1];
      if (upvalue instanceof Cell) upvalue.v = args[2];
      else replaceUpvalue(fn, number - 1, args[2]);
      return return1(rt, name);
    }),

    upvalueid: plain(function upvalueid(this: LuaFunction, ...args: LuaValue[]): LuaValue {
      const { fn, place } = upvalueArguments(args, 0);
      return return1(rt, identities.of(fn, place));
    }),

    upvaluejoin: frames((args) => {
      const target = luaUpvalueArguments(args, 0);
      const source = luaUpvalueArguments(args, 2);
      const wantsCell = target.fn.code!.proto.upvalues[target.place]!.cell;
      const upvalue = source.fn.upvalues[source.place];
      // A variable captured by value never changes, so a copy is as good as the variable.
      if (wantsCell && !(upvalue instanceof Cell)) replaceUpvalue(target.fn, target.place, new Cell(upvalue));
      else replaceUpvalue(target.fn, target.place, !wantsCell && upvalue instanceof Cell ? upvalue.v : upvalue);
      return return0(rt);
    }),
  };
}

/** Translated code may have read the upvalue already. */
function replaceUpvalue(fn: LuaFunction, place: number, upvalue: Upvalue): void {
  // Where the function has been put in line, its array of upvalues stands for what they were.
  fn.upvalues = fn.upvalues.with(place, upvalue);
  fn.interpret();
}

/** What `upvalueid` returns: one value for each variable, as far as variables have an identity of their own. */
class Identities {
  private readonly cells = new WeakMap<Cell, Userdata>();
  private readonly copies = new WeakMap<LuaFunction, Userdata[]>();

  of(fn: LuaFunction, place: number): Userdata {
    const upvalue = fn.upvalues[place];
    if (upvalue instanceof Cell) {
      let identity = this.cells.get(upvalue);
      if (identity === undefined) this.cells.set(upvalue, (identity = new Userdata(undefined, undefined)));
      return identity;
    }
    let identities = this.copies.get(fn);
    if (identities === undefined) this.copies.set(fn, (identities = []));
    return (identities[place] ??= new Userdata(undefined, undefined));
  }
}
