/**
 * `perigee/runtime`: what runs compiled chunks without a compiler or a translator, and so under a strict Content Security Policy. The host
 * makes a `Runtime`, opens the libraries in it, reads an artifact, and calls the function that it gets.
 */

export { listing } from "./bytecode/disassemble.js";
export type { Proto } from "./bytecode/proto.js";
export { ArtifactError, deserialize, serialize } from "./bytecode/serialize.js";
export { verify } from "./bytecode/verify.js";
export { callFromHost, callFromHostAsync, interpretedEntry } from "./interpreter/enter.js";
export { loadFunction } from "./interpreter/instantiate.js";
export { tracebackOfError } from "./interpreter/traceback.js";
export { type Host, HostError, type HostFile, type HostFiles, type HostProcesses } from "./lib/host.js";
export { openLibraries } from "./lib/index.js";
export { builtin, plain } from "./lib/library.js";
export { toByteString, toUint8Array, utf8Decode, utf8Encode } from "./strings/bytes.js";
export { Coroutine } from "./values/coroutine.js";
export { LuaError, raised, TerminationError, type TerminationReason } from "./values/errors.js";
export { LuaFunction } from "./values/function.js";
export type { Grace, Limits } from "./values/meter.js";
export {
  type Capabilities,
  collect,
  Runtime,
  return0,
  return1,
  return2,
  return3,
  returnAll,
} from "./values/runtime.js";
export { LuaTable, length, rawget, rawset, tableOf } from "./values/table.js";
export { Userdata } from "./values/userdata.js";
export { type LuaValue, typeName } from "./values/value.js";
