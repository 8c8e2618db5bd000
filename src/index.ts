/** `perigee`: engines that compile, run and translate Lua, the values that go in and come out, and Node as a host. */
export {
  ArtifactError,
  builtin,
  Coroutine,
  deserialize,
  type Grace,
  type Host,
  HostError,
  type HostFile,
  type HostFiles,
  type HostProcesses,
  type Limits,
  LuaError,
  LuaFunction,
  LuaTable,
  type LuaValue,
  length,
  listing,
  type Proto,
  plain,
  raised,
  rawget,
  rawset,
  return0,
  return1,
  return2,
  return3,
  returnAll,
  serialize,
  TerminationError,
  type TerminationReason,
  tableOf,
  toByteString,
  toUint8Array,
  tracebackOfError,
  typeName,
  Userdata,
  utf8Decode,
  utf8Encode,
  verify,
} from "../runtime/index.js";
export { createNodeHost, type NodeHost } from "./cli/node-host.js";
export {
  ExecutionContext,
  type GlobalsInit,
  type GlobalsOptions,
  type Outcome,
} from "./engine/context.js";
export {
  ContextError,
  type ContextErrorCode,
  ForeignHandleError,
  StaleHandleError,
} from "./engine/context-errors.js";
export { Engine, type TierEvent } from "./engine/engine.js";
export { type HostCall, type HostFunction, LuaFunctionHandle } from "./engine/handle.js";
export type { EngineOptions, Tier } from "./engine/options.js";
export { type DeoptReason, deoptReasons } from "./jit/reasons.js";
export type { Dialect } from "./syntax/contextual.js";
export { LuaSyntaxError } from "./syntax/errors.js";
