/** `perigee disasm`: the bytecode of a file. */
import { listing } from "../../../runtime/bytecode/disassemble.js";
import { Engine } from "../../engine/engine.js";
import { compileChunk, readChunk } from "../chunks.js";
import type { Command } from "../command.js";
import { createNodeHost } from "../node-host.js";
import { type Arguments, isGiven, UsageError } from "../options.js";
import { describeError } from "../report.js";

export const disasm: Command = {
  name: "disasm",
  summary: "print the bytecode of a file",
  synopsis: "[options] FILE",
  options: [{ name: "--code", summary: "print only the instructions, without the tables of constants and variables" }],
  example: "perigee disasm FILE",
  run: disassemble,
};

function disassemble(args: Arguments): number {
  if (args.rest.length !== 1) throw new UsageError(args.rest.length === 0 ? "no file to list" : "one file at a time");
  const host = createNodeHost();
  const engine = new Engine(host, { tier: "interp" });
  try {
    const proto = compileChunk(engine, readChunk(args.rest[0]));
    host.stdout.write(listing(proto, { tables: !isGiven(args, "--code") }));
    return 0;
  } catch (error) {
    host.stderr.write(`perigee: ${describeError(engine, error)}\n`);
    return 1;
  } finally {
    host.finish();
  }
}
