/**
 * How a chunk is called in messages. A chunk name says by its first character what it is: `@` a file, `=` a name to be shown as
 * it is, anything else the source text itself (manual §3.7, `lua_Debug.source`).
 */

/** Length of a chunk's name in run-time messages and `short_src`, counting the terminator (LUA_IDSIZE). */
export const SHORT_SOURCE_SIZE = 60;

/** The length PUC Lua uses in syntax errors instead (MAXSRC in its lexer). */
export const SYNTAX_SOURCE_SIZE = 80;

/** What the decorations take, counting the terminator: ` '...' ` and ` [string "..."] `. */
const FILE_DECORATION = 8;
const TEXT_DECORATION = 17;

/** The printable form of a chunk name, as `luaO_chunkid` builds it in a buffer of `size` characters. */
export function chunkId(chunkName: string, size = SHORT_SOURCE_SIZE): string {
  const terminator = chunkName.indexOf("\0");
  const name = terminator < 0 ? chunkName : chunkName.slice(0, terminator);
  if (name.startsWith("=")) return name.slice(1, size);
  if (name.startsWith("@")) return fileName(name.slice(1), size - FILE_DECORATION);
  return `[string "${firstLine(name, size - TEXT_DECORATION)}"]`;
}

/** The end of a path says more than its beginning. */
function fileName(path: string, room: number): string {
  return path.length > room ? "..." + path.slice(path.length - room) : path;
}

function firstLine(text: string, room: number): string {
  const end = text.search(/[\n\r]/);
  const length = Math.min(end < 0 ? text.length : end, room);
  return length < text.length ? text.slice(0, length) + "..." : text;
}
