import { generate } from "./generate.mjs";
import { printProgram } from "./tree.mjs";
const g = generate(Number(process.argv[2]));
process.stderr.write(g.dialect+"\n");
process.stdout.write(printProgram(g.program));
