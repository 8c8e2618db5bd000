/** Userdata: a host value with an optional metatable; Lua sees only identity and metamethods. */
import type { LuaTable } from "./table.js";

export class Userdata {
  metatable: LuaTable | undefined;
  /** Environment, as `getfenv`/`setfenv` of `debug` see it. */
  env: LuaTable | undefined;
  /** What the host wrapped; never reachable from Lua. */
  readonly host: unknown;

  constructor(host: unknown, metatable: LuaTable | undefined) {
    this.metatable = metatable;
    this.env = undefined;
    this.host = host;
  }
}
