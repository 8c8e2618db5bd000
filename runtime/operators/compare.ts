/** Comparison with metamethods, manual §2.5.2 and §2.8. A requested call's first result, as a condition, is the answer. */
import { errors } from "../values/errors.js";
import type { Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { getString, LuaTable } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import { type LuaValue, typeName } from "../values/value.js";
import { metamethod } from "./metatable.js";
import { request } from "./request.js";

/** `a == b` where the two are not the same value. */
export function equal(rt: Runtime, a: LuaValue, b: LuaValue): Step {
  if (a === b) return true;
  if (a instanceof LuaTable) {
    if (!(b instanceof LuaTable) || a.Ωmeta === undefined) return false;
    return equalByMetatables(rt, a, b, a.Ωmeta, b.Ωmeta);
  }
  if (a instanceof Userdata && b instanceof Userdata) return equalByMetatables(rt, a, b, a.metatable, b.metatable);
  return false;
}

/** Both operands must have the same handler (get_compTM of lvm.c). */
function equalByMetatables(
  rt: Runtime,
  a: LuaValue,
  b: LuaValue,
  left: LuaTable | undefined,
  right: LuaTable | undefined,
): Step {
  if (left === undefined || right === undefined) return false;
  const handler = getString(left, "__eq");
  if (handler === undefined || (left !== right && getString(right, "__eq") !== handler)) return false;
  return request(rt, handler, [a, b]);
}

/** `a < b` where not both are numbers. */
export function lessThan(rt: Runtime, a: LuaValue, b: LuaValue): Step {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return a < b;
  const handler = orderHandler(rt, a, b, "__lt");
  if (handler === undefined) throw errors.compare(a, b);
  return request(rt, handler, [a, b]);
}

/** `a <= b`; without `__le` it is `not (b < a)`, then `rt.requestNegated` is set. */
export function lessEqual(rt: Runtime, a: LuaValue, b: LuaValue): Step {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  if (typeof a === "string" && typeof b === "string") return a <= b;
  const handler = orderHandler(rt, a, b, "__le");
  if (handler !== undefined) return request(rt, handler, [a, b]);
  const opposite = orderHandler(rt, b, a, "__lt");
  if (opposite === undefined) throw errors.compare(a, b);
  rt.requestNegated = true;
  return request(rt, opposite, [b, a]);
}

/** The handler that both operands share (call_orderTM of lvm.c). */
function orderHandler(rt: Runtime, a: LuaValue, b: LuaValue, event: string): LuaValue {
  if (typeName(a) !== typeName(b)) return undefined;
  const handler = metamethod(rt, a, event);
  return handler !== undefined && metamethod(rt, b, event) === handler ? handler : undefined;
}
