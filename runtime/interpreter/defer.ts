/** Pending `defer` handlers of a frame that an error leaves (DEFER.md): found from the region table and the pc. */
import { LuaFunction } from "../values/function.js";
import type { Frame } from "./frame.js";

/**
 * Takes the handler registered last among those pending at the frame's pc; undefined when there is none.
 * @param look leave it pending.
 */
export function pendingHandler(frame: Frame, look = false): LuaFunction | undefined {
  if (!frame.proto.hasDefer) return undefined;
  const { regions } = frame.proto;
  for (let i = regions.length - 1; i >= 0; i--) {
    const region = regions[i]!;
    if (region.kind !== "defer" || frame.pc < region.start || frame.pc >= region.end) continue;
    const handler = frame.registers[region.register];
    if (!(handler instanceof LuaFunction)) continue;
    if (!look) frame.registers[region.register] = undefined;
    return handler;
  }
  return undefined;
}
