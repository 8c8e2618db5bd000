/** Process that measures a JavaScript program: `node run-javascript.js FILE SECONDS`. */
import { pathToFileURL } from "node:url";
import { measure, type Program } from "./measure.js";

const [file, seconds] = process.argv.slice(2);
measure((await import(pathToFileURL(file).href)) as Program, Number(seconds));
