/** From the text of a chunk to its prototype. */
import type { Proto } from "../../runtime/bytecode/proto.js";
import type { Dialect } from "../syntax/contextual.js";
import { LuaSyntaxError, SyntaxMessage } from "../syntax/errors.js";
import { parse } from "../syntax/parser.js";
import { generate } from "./functions.js";
import { Workspace } from "./workspace.js";

export { generate } from "./functions.js";

/**
 * Compiles the source of a chunk (a byte string). `chunkName` is the raw name, with its `@` or `=`.
 * `workspace` is kept by who compiles many chunks. Throws a `LuaSyntaxError`.
 */
export function compile(source: string, chunkName: string, dialect?: Dialect, workspace = new Workspace()): Proto {
  const main = parse(source, chunkName, dialect, workspace.source);
  try {
    return generate(main, chunkName, workspace);
  } catch (error) {
    // Chains inside chains can need more native stack than the limits of the parser suggest.
    if (!(error instanceof RangeError)) throw error;
    throw new LuaSyntaxError(chunkName, main.endLine, SyntaxMessage.TooManyLevels);
  }
}
