/** Settles a pending error at the first Lua frame it passes: position, variable name, argument text (ldebug.c, lauxlib.c). */
import { isCall } from "../bytecode/effects.js";
import { callName, variableName } from "../bytecode/names.js";
import { INSTRUCTION_SIZE, Op, opInfo } from "../bytecode/opcodes.js";
import type { Proto } from "../bytecode/proto.js";
import { chunkId } from "../values/chunkname.js";
import type { LuaError, Pending } from "../values/errors.js";
import { type Frame, isTailCalls } from "./frame.js";

/** `chunk:line:` of the instruction at `pc`, with a space behind (luaL_where). */
export function position(proto: Proto, pc: number): string {
  return `${chunkId(proto.source)}:${proto.lines[pc / INSTRUCTION_SIZE]}: `;
}

/**
 * The error passes the Lua function `proto` at `pc`; `tailCalls` activations in front of it are gone.
 * @param argc arguments of the call at `pc`, when that is an open one.
 */
export function settle(error: LuaError, proto: Proto, pc: number, tailCalls: number, argc: number): void {
  const pending = error.pending;
  if (pending === undefined) return;
  error.pending = undefined;
  const op = proto.code[pc] as Op;
  // An operator may have called it.
  const byBuiltin = isCall(op) || error.raiser !== undefined;
  switch (pending.kind) {
    case "operand":
      // Raised by a builtin, a type error has neither a variable nor a position.
      if ((byBuiltin && pending.operation !== "call") || (pending.operand < 0 && isCall(op)))
        error.value = typeErrorText(pending, "");
      else settleAtInstruction(error, proto, pc, typeErrorText(pending, describe(proto, pc, op, pending.operand)));
      break;
    case "instruction":
      if (!byBuiltin || error.value === "stack overflow") settleAtInstruction(error, proto, pc, String(error.value));
      break;
    case "argument":
      error.value = position(proto, pc) + argumentText(pending, proto, pc, argc);
      break;
    case "level":
      settleLevel(error, pending.level, proto, pc, tailCalls);
  }
}

function settleAtInstruction(error: LuaError, proto: Proto, pc: number, text: string): void {
  error.value = position(proto, pc) + text;
  error.byInstruction = true;
}

function settleLevel(error: LuaError, level: number, proto: Proto, pc: number, tailCalls: number): void {
  if (typeof error.value !== "string") return;
  if (level <= 1) {
    error.value = position(proto, pc) + error.value;
  } else if (level - 1 > tailCalls) {
    error.pending = { kind: "level", level: level - 1 - tailCalls };
  }
}

/** The error passes `count` levels that have no position. */
function passLevels(error: LuaError, count: number): void {
  const pending = error.pending;
  if (pending?.kind === "level")
    error.pending = pending.level <= count ? undefined : { kind: "level", level: pending.level - count };
}

/** The error leaves `count` activations that have been replaced by tail calls, the last one by what it left before. */
export function leaveTailCalls(error: LuaError, count: number): void {
  passLevels(error, count);
  error.leaveTailCalls(count);
}

/** The error passes a frame of the heap, of a Lua function, for the first time or again. */
export function settleAtFrame(error: LuaError, frame: Frame, argc: number): void {
  if (error.settledBy === frame) return;
  error.settledBy = frame;
  settle(error, frame.proto, frame.pc, frame.tailCalls, argc);
}

/** The position of a function some levels further out goes in front, while there are frames from `top` on. */
export function settleCallers(error: LuaError, top: Frame | undefined, argc: number): void {
  for (let frame = top; frame !== undefined && error.pending?.kind === "level"; frame = frame.parent) {
    if (frame.continuation === undefined) settleAtFrame(error, frame, argc);
    else settleAtContinuation(error, frame, argc);
  }
}

/** The error passes a frame of the heap that is no Lua function's: a builtin that called another one, or what stands for tail calls. */
export function settleAtContinuation(error: LuaError, frame: Frame, argc: number): void {
  if (isTailCalls(frame) && error.pending?.kind === "level") passLevels(error, frame.tailCalls);
  else settleAtBuiltin(error, argc);
}

/** The error passes a builtin that called another one: it counts as a level, but has no position. */
export function settleAtBuiltin(error: LuaError, argc: number): void {
  if (error.pending?.kind === "level") passLevels(error, 1);
  else settleWithoutFrame(error, argc);
}

/** The error passes no Lua frame before it is caught: there is nothing to name. */
export function settleWithoutFrame(error: LuaError, argc: number): void {
  const pending = error.pending;
  if (pending === undefined) return;
  error.pending = undefined;
  if (pending.kind === "operand") error.value = typeErrorText(pending, "");
  else if (pending.kind === "argument")
    error.value = `bad argument #${pending.position} to '?' (${detailText(pending, argc)})`;
}

function typeErrorText(pending: Pending & { kind: "operand" }, name: string): string {
  return `attempt to ${pending.operation} ${name === "" ? `a ${pending.type} value` : `${name} (a ${pending.type} value)`}`;
}

function describe(proto: Proto, pc: number, op: Op, operand: number): string {
  // The iterator of a generic `for` is called from a copy.
  if (operand < 0 || op === Op.TForCall) return "";
  const kind = opInfo[op].operands[operand];
  const register = proto.code[pc + 1 + operand]!;
  if (register < 0 || (kind !== "read" && kind !== "rk" && kind !== "both")) return "";
  const variable = variableName(proto, pc, register);
  return variable === undefined || variable.kind === "constant" ? "" : `${variable.kind} '${variable.name}'`;
}

/** A nil that was not passed is "no value". */
function detailText(pending: Pending & { kind: "argument" }, argc: number): string {
  return pending.missing && pending.position > argc ? pending.detail.replace(/nil$/, "no value") : pending.detail;
}

function argumentText(pending: Pending & { kind: "argument" }, proto: Proto, pc: number, argc: number): string {
  const operandB = proto.code[pc + 2]!;
  const isTFor = proto.code[pc] === Op.TForCall;
  const detail = detailText(pending, isTFor ? 2 : operandB > 0 ? operandB - 1 : argc);
  const called = callName(proto, pc);
  let argument = pending.position;
  if (called?.kind === "method") {
    argument--;
    if (argument === 0) return `calling '${called.name}' on bad self (${detail})`;
  }
  return `bad argument #${argument} to '${called?.name ?? "?"}' (${detail})`;
}
