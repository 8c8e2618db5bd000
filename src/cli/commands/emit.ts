/** `perigee emit`: the JavaScript that functions become, for reading. */
import { writeFileSync } from "node:fs";
import { utf8Encode } from "../../../runtime/strings/bytes.js";
import { Engine } from "../../engine/engine.js";
import { compileChunk, readChunk } from "../chunks.js";
import type { Command } from "../command.js";
import { emitFunctions } from "../emit/functions.js";
import { createNodeHost } from "../node-host.js";
import { type Arguments, textOf, UsageError } from "../options.js";
import { describeError } from "../report.js";

export const emit: Command = {
  name: "emit",
  summary: "print the JavaScript of a file's functions, for reading",
  synopsis: "[options] FILE",
  details: `
Each function stands by itself, as it is translated when nothing has been learned yet from running it: with checks for every
kind of value. Comments name the Lua functions, variables and lines.`,
  options: [
    { name: "-o", value: "OUT", otherwise: "standard output", summary: "file to write" },
    { name: "--function", value: "NAME", summary: "only functions of this name, or at this line" },
  ],
  example: "perigee emit --function=main FILE",
  run: emitFile,
};

function emitFile(args: Arguments): number {
  if (args.rest.length !== 1)
    throw new UsageError(args.rest.length === 0 ? "no file to translate" : "one file at a time");
  const host = createNodeHost();
  const engine = new Engine(host, { tier: "interp" });
  try {
    const chunk = readChunk(args.rest[0]);
    const proto = compileChunk(engine, chunk);
    const wanted = textOf(args, "--function");
    const text = emitFunctions(proto, chunk.source, wanted);
    if (text === "") throw new UsageError(`no function '${wanted}' in ${args.rest[0]}`);
    const out = textOf(args, "-o");
    if (out === undefined) host.stdout.write(utf8Encode(text));
    else writeFileSync(out, text);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    host.stderr.write(`perigee: ${describeError(engine, error)}\n`);
    return 1;
  } finally {
    host.finish();
  }
}
