/** The version of the program. */
import { readFileSync } from "node:fs";

/** The version in package.json. */
export function version(): string {
  const file = new URL("../../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What `-v` prints. */
export const versionText = (): string => `Perigee ${version()}  Lua 5.1`;
