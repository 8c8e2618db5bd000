/**
 * `perigee bench-task`, which nobody types: measures a Lua program in Perigee. It is a command, and not a module that is run, because then
 * it starts as users start Perigee: from one file, with the code that V8 has made of it.
 */
import { utf8Encode } from "../../../runtime/strings/bytes.js";
import type { LuaFunction } from "../../../runtime/values/function.js";
import { type LuaTable, rawget } from "../../../runtime/values/table.js";
import type { Engine } from "../../engine/engine.js";
import type { Command } from "../command.js";
import { describeError } from "../report.js";
import { createSession, engineOptions } from "../session.js";
import { luaLoader, type Program, perform, type Task, taskOf } from "./measure.js";

export const benchTask: Command = {
  name: "bench-task",
  summary: "measure a Lua program, for perigee bench",
  synopsis: "[options] FILE SECONDS ITERATIONS time|memory",
  options: engineOptions,
  example: "perigee bench-task FILE 1 0 time",
  run: async (args) => {
    const { engine } = createSession(args);
    try {
      const task = taskOf(args.rest);
      await perform(task, () => loadProgram(engine, task));
      return 0;
    } catch (error) {
      console.error(describeError(engine, error));
      return 1;
    }
  },
};

function loadProgram(engine: Engine, { file, iterations = 0 }: Task): Program {
  const program = engine.run(luaLoader, "=loader", utf8Encode(file), iterations)[0] as LuaTable;
  const run = rawget(program, "run") as LuaFunction;
  return {
    size: rawget(program, "size") as number,
    expected: rawget(program, "expected") as Program["expected"],
    run: (size) => engine.call(run, size)[0],
  };
}
