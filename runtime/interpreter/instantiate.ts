/** From a prototype, or the bytes of one, to a function that can be called. */
import { Code } from "../bytecode/code.js";
import { MeteredCode } from "../bytecode/metered-code.js";
import type { Proto } from "../bytecode/proto.js";
import { deserialize } from "../bytecode/serialize.js";
import { verify } from "../bytecode/verify.js";
import { toUint8Array } from "../strings/bytes.js";
import { Cell, type LuaFunction, newFunction, type Upvalue } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import type { LuaTable } from "../values/table.js";

/** The first byte of precompiled code. */
export const PRECOMPILED_MARK = "\x1b";

/** The text is precompiled code. `startsWith` takes longer than a short chunk may. */
export const isPrecompiled = (text: string): boolean => text.charCodeAt(0) === 0x1b;

/**
 * A function over `proto`. A chunk has no upvalues; those of a dumped function are nil, as the manual says of `string.dump`.
 * @param env its environment; without one it follows the globals of the running context.
 */
export function loadFunction(rt: Runtime, proto: Proto, env: LuaTable | undefined = rt.thread.env): LuaFunction {
  return instantiate(newCode(rt, proto), env);
}

/** The function of a chunk given as source text, with the environment of the running thread. Throws what `compile` throws. */
export function loadSource(
  rt: Runtime,
  compile: (source: string, chunkName: string) => Proto,
  text: string,
  chunkName: string,
): LuaFunction {
  let code = rt.recentChunks.find(text, chunkName);
  if (code === undefined) {
    code = newCode(rt, compile(text, chunkName));
    rt.recentChunks.add(text, chunkName, code);
  }
  return instantiate(code, rt.thread.env);
}

function newCode(rt: Runtime, proto: Proto): Code {
  if (rt.meter !== undefined) return new MeteredCode(rt, proto, rt.hotThreshold, rt.warmThreshold);
  return new Code(proto, rt.interpreted, rt.interpretedResumable, rt.hotThreshold, rt.warmThreshold);
}

function instantiate(code: Code, env: LuaTable | undefined): LuaFunction {
  const infos = code.proto.upvalues;
  const upvalues: Upvalue[] =
    infos.length === 0 ? [] : infos.map(({ cell }) => (cell ? new Cell(undefined) : undefined));
  code.closures++;
  return newFunction(code, upvalues, env);
}

/** The prototype in the bytes of precompiled code; throws an `ArtifactError` unless they are whole and sound. */
export function loadPrecompiled(bytes: string): Proto {
  const proto = deserialize(toUint8Array(bytes));
  verify(proto);
  return proto;
}
