/** Functions: from a body to a frozen prototype, and the instruction that makes a closure of it. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { LocalInfo, Proto, Region, UpvalueInfo } from "../../runtime/bytecode/proto.js";
import type { FunctionBody, LocalVariable } from "../syntax/ast.js";
import { Chunk, FunctionState, livesInCell, type OpenRegion } from "./function-state.js";
import { compileBlock } from "./statements.js";
import { Workspace } from "./workspace.js";

/** Code that stands between the parameters and the body. */
export type Prologue = (f: FunctionState) => void;

const none: readonly never[] = Object.freeze([]);

/** Generates the code of a chunk. The prototype that is returned and everything in it is frozen. */
export function generate(main: FunctionBody, chunkName: string, workspace = new Workspace()): Proto {
  const chunk = new Chunk(chunkName, workspace);
  let proto: Proto;
  try {
    proto = generateFunction(chunk, main, main.upvalues);
  } finally {
    workspace.code.clear();
  }
  // All prototypes refer to this array, so it can be frozen last.
  Object.freeze(chunk.constants);
  return proto;
}

/** Puts a new closure of the body into the register. */
export function closure(f: FunctionState, body: FunctionBody, target: number): void {
  const proto = generateFunction(f.chunk, body, body.upvalues, f);
  // As in PUC Lua the closure is made at the end of the function's text.
  f.line = body.endLine;
  makeClosure(f, proto, target);
}

/** Emits the instruction for a prototype that has been generated for this function. */
export function makeClosure(f: FunctionState, proto: Proto, target: number): void {
  f.emit(Op.MakeClosure, target, f.protos.push(proto) - 1, 0);
}

/**
 * Generates a function whose closures capture `upvalues`, in the function `outer`. With a prologue the parameters are not the
 * frame's: the prologue declares them.
 */
export function generateFunction(
  chunk: Chunk,
  body: FunctionBody,
  upvalues: readonly LocalVariable[],
  outer?: FunctionState,
  prologue?: Prologue,
): Proto {
  const id = chunk.nextProtoId();
  const f = new FunctionState(chunk, body, upvalues);
  if (prologue === undefined) declareParameters(f);
  else prologue(f);
  compileBlock(f, body.body);
  for (const local of f.visible) local.end = f.pc;
  f.line = body.endLine;
  f.emit(Op.Return, 0, 1, 0);
  return freeze(f, id, prologue === undefined ? body.parameters.length : 0, outer);
}

function declareParameters(f: FunctionState): void {
  const { parameters, argVariable, isVararg, usesVararg } = f.body;
  f.localsTop = f.reserve(parameters.length) + parameters.length;
  for (let register = 0; register < parameters.length; register++) f.declare(parameters[register]!, register);
  if (argVariable === undefined || !isVararg) return;
  const register = f.reserve(1);
  // As in PUC Lua `arg` is there but nil when the function uses `...`.
  if (usesVararg) f.emit(Op.LoadNil, register, register, 0);
  else f.emit(Op.ArgTable, register, 0, 0);
  f.localsTop = f.freeRegister;
  f.declare(argVariable, register);
}

function freeze(f: FunctionState, id: number, parameters: number, outer: FunctionState | undefined): Proto {
  const { body, chunk } = f;
  const { code, lines } = f.takeCode();
  const isMain = body.parent === undefined;
  return Object.freeze<Proto>({
    id,
    source: chunk.source,
    lineDefined: isMain ? 0 : body.line,
    lastLine: isMain ? 0 : body.endLine,
    parameters,
    isVararg: body.isVararg,
    isDefer: body.isDeferHandler,
    hasDefer: f.hasDefer,
    registers: f.registerCount,
    code,
    lines,
    constants: chunk.constants,
    protos: f.protos.length === 0 ? none : Object.freeze(f.protos),
    upvalues: freezeUpvalues(f.upvalues, outer),
    locals: freezeLocals(f),
    regions: freezeRegions(f.regions),
  });
}

function freezeUpvalues(upvalues: readonly LocalVariable[], outer: FunctionState | undefined): readonly UpvalueInfo[] {
  if (upvalues.length === 0 || outer === undefined) return none;
  return Object.freeze(
    upvalues.map((variable) => {
      const fromRegister = variable.owner === outer.body;
      const index = fromRegister ? outer.registerOf(variable) : outer.upvalueIndex(variable);
      return Object.freeze<UpvalueInfo>({ name: variable.name, fromRegister, index, cell: livesInCell(variable) });
    }),
  );
}

function freezeLocals(f: FunctionState): readonly LocalInfo[] {
  if (f.locals.length === 0) return none;
  for (const local of f.locals) Object.freeze(local);
  return Object.freeze(f.locals);
}

/** The regions that are of use, outer ones first. Those of `goto` and `defer` may have been opened late. */
function freezeRegions(open: OpenRegion[]): readonly Region[] {
  const used: OpenRegion[] = [];
  let sorted = true;
  for (const region of open) {
    if (!region.used || region.start === region.end) continue;
    if (used.length > 0 && order(used[used.length - 1]!, region) > 0) sorted = false;
    used.push(region);
  }
  if (used.length === 0) return none;
  if (!sorted) used.sort(order);
  return Object.freeze(
    used.map(({ kind, start, end, register }) => Object.freeze<Region>({ kind, start, end, register })),
  );
}

const order = (a: OpenRegion, b: OpenRegion): number => a.start - b.start || b.end - a.end;
