/** Process that measures a Lua program in Perigee: `node run-perigee.js TIER TASK`. */

import { utf8Encode } from "../../../runtime/strings/bytes.js";
import type { LuaFunction } from "../../../runtime/values/function.js";
import type { LuaTable } from "../../../runtime/values/table.js";
import { rawget } from "../../../runtime/values/table.js";
import { Engine } from "../../engine/engine.js";
import type { Tier } from "../../engine/options.js";
import { createNodeHost } from "../node-host.js";
import { raiseInliningLimits } from "../node-tuning.js";
import { describeError } from "../report.js";
import { luaLoader, type Program, perform, type Task, taskOf } from "./measure.js";

// As the command line does.
raiseInliningLimits();
const [tier, ...rest] = process.argv.slice(2);
const engine = new Engine(createNodeHost(), { tier: tier as Tier });
try {
  const task = taskOf(rest);
  await perform(task, () => loadProgram(task));
} catch (error) {
  console.error(describeError(engine, error));
  process.exitCode = 1;
}

function loadProgram({ file, iterations = 0 }: Task): Program {
  const program = engine.run(luaLoader, "=loader", utf8Encode(file), iterations)[0] as LuaTable;
  const run = rawget(program, "run") as LuaFunction;
  return {
    size: rawget(program, "size") as number,
    expected: rawget(program, "expected") as Program["expected"],
    run: (size) => engine.call(run, size)[0],
  };
}
