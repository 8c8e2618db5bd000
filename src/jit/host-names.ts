/**
 * The names under which JavaScript finds something in a Lua value that is no table: in prototypes of strings, numbers and booleans, and in
 * the objects that stand for functions, threads and userdata. A load of any other name that finds a value has thereby proved that its
 * receiver is a table, so translated code needs no other proof.
 */
import { Coroutine } from "../../runtime/values/coroutine.js";
import { LuaFunction } from "../../runtime/values/function.js";
import { Userdata } from "../../runtime/values/userdata.js";

/** Those names at present; the host's prototypes may have been extended. */
export function collectHostNames(): ReadonlySet<string> {
  const never = (): undefined => undefined;
  const values: object[] = [
    Object(""),
    Object(0),
    Object(false),
    new LuaFunction(never, never, undefined, [], undefined, undefined),
    new Coroutine(undefined),
    new Userdata(undefined, undefined),
  ];
  const names = new Set<string>();
  for (const value of values)
    for (let object: object | null = value; object !== null; object = Object.getPrototypeOf(object))
      for (const name of Object.getOwnPropertyNames(object)) names.add(name);
  return names;
}

/** Whether a value found under `name` may be in something that is no table; numerals find the characters of strings. */
export function isHostName(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name) || /^\d/.test(name);
}
