/**
 * The process in which programs run, one after the other, each in an engine of its own: `node worker.mjs <folder of the build> [nan]`. It
 * is told by messages what to run and answers with what was printed. One that hangs is ended by the pool. With `nan` the engine is one
 * that writes every NaN without a sign.
 */
import { register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , build, nanWord] = process.argv;
if (nanWord !== undefined) register(new URL("./unsigned-nan.mjs", import.meta.url));
const load = (path) => import(pathToFileURL(join(build, path)).href);
const { Engine } = await load("src/engine/engine.js");
const { createCaptureHost } = await load("src/cli/conformance/capture-host.js");
const { LuaError } = await load("runtime/values/errors.js");
const { LuaSyntaxError } = await load("src/syntax/errors.js");
const { numberToString } = await load("runtime/strings/number.js");

class Exit extends Error {}

function describe(thrown) {
  if (thrown instanceof LuaSyntaxError) return { error: thrown.message };
  if (!(thrown instanceof LuaError)) return { crash: String(thrown?.stack ?? thrown) };
  const { value } = thrown;
  if (typeof value === "string") return { error: value };
  return { error: typeof value === "number" ? numberToString(value) : "(error object)" };
}

function run({ source, options }) {
  const events = {};
  const host = createCaptureHost("program.lua", () => {
    throw new Exit();
  });
  const trace = (event) => {
    events[event.kind] = (events[event.kind] ?? 0) + 1;
  };
  try {
    const engine = new Engine(host, { ...options, trace });
    engine.run(source, "=stdin");
    return { output: host.stdout.text, events };
  } catch (thrown) {
    return { output: host.stdout.text, events, ...describe(thrown) };
  }
}

process.on("message", (task) => process.send(run(task)));
process.on("disconnect", () => process.exit());
process.send("ready");
