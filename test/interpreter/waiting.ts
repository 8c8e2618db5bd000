/** Runs Lua from a host that can wait, so that garbage is collected as Lua programs see it. */
import { numberToString } from "../../runtime/strings/number.js";
import { LuaError } from "../../runtime/values/errors.js";
import type { LuaValue } from "../../runtime/values/value.js";
import { createCaptureHost } from "../../src/cli/conformance/capture-host.js";
import { Engine } from "../../src/engine/engine.js";
import type { Tier } from "../../src/engine/options.js";

export const tiers: readonly Tier[] = ["interp", "auto", "jit", "chaos"];

/** What a chunk prints, also while the engine is closed, and its results. */
export async function evaluate(source: string, tier: Tier): Promise<string> {
  const host = createCaptureHost("test", (status) => {
    throw new Error(`exit ${status}`);
  });
  const engine = new Engine(host, { tier });
  let results: string;
  try {
    const values = await engine.callAsync(engine.load(engine.compile(source, "=test")));
    results = values.map(show).join(" ");
  } catch (error) {
    if (!(error instanceof LuaError)) throw error;
    results = `error: ${error.message}`;
  }
  engine.close();
  return host.stdout.text + results;
}

function show(value: LuaValue): string {
  return typeof value === "number" ? numberToString(value) : String(value ?? "nil");
}
