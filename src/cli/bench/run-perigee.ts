/** Process that measures a Lua program in Perigee: `node run-perigee.js FILE SECONDS TIER`. */
import type { LuaFunction } from "../../../runtime/values/function.js";
import type { LuaTable } from "../../../runtime/values/table.js";
import { rawget } from "../../../runtime/values/table.js";
import { Engine } from "../../engine/engine.js";
import type { Tier } from "../../engine/options.js";
import { readChunk } from "../chunks.js";
import { createNodeHost } from "../node-host.js";
import { raiseInliningLimits } from "../node-tuning.js";
import { describeError } from "../report.js";
import { measure, type Program } from "./measure.js";

// As the command line does.
raiseInliningLimits();
const [file, seconds, tier] = process.argv.slice(2);
const engine = new Engine(createNodeHost(), { tier: tier as Tier });
try {
  measure(loadProgram(), Number(seconds));
} catch (error) {
  console.error(describeError(engine, error));
  process.exitCode = 1;
}

function loadProgram(): Program {
  const { source, chunkName } = readChunk(file);
  const program = engine.run(source, chunkName)[0] as LuaTable;
  const run = rawget(program, "run") as LuaFunction;
  return {
    size: rawget(program, "size") as number,
    expected: rawget(program, "expected") as number | string,
    run: (size) => engine.call(run, size)[0],
  };
}
