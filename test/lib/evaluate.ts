/** Runs Lua in an engine of its own and shows what comes back, for tests whose rows are source and expectation. */

import { numberToString } from "../../runtime/strings/number.js";
import { LuaError } from "../../runtime/values/errors.js";
import { type LuaValue, typeName } from "../../runtime/values/value.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { Tier } from "../../src/engine/options.js";

export const tiers: readonly Tier[] = ["interp", "jit", "chaos"];

function show(value: LuaValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  return value === undefined || typeof value === "boolean" ? String(value ?? "nil") : typeName(value);
}

/** What a chunk prints, then its results separated by spaces; or the message of its error, or the status of its exit. */
export function evaluate(source: string, tier: Tier = "interp"): string {
  let exited: number | undefined;
  const host = createCaptureHost("test", (status) => {
    exited = status;
    throw new Error("the program ended");
  });
  const engine = new Engine(host, { tier });
  try {
    const results = engine.run(source, "=test");
    return host.stdout.text + results.map(show).join(" ");
  } catch (error) {
    if (exited !== undefined) return `exit ${exited}`;
    if (error instanceof LuaError) return `error: ${show(error.value)}`;
    throw error;
  } finally {
    host.finish();
  }
}
