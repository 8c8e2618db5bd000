/** Arguments that are one of a few words (luaL_checkoption). */
import { errors } from "../values/errors.js";
import type { LuaValue } from "../values/value.js";
import { checkName } from "./arguments.js";

export function checkOption<T extends string>(
  value: LuaValue,
  position: number,
  options: readonly T[],
  otherwise?: T,
): T {
  if (value === undefined && otherwise !== undefined) return otherwise;
  const text = checkName(value, position);
  const option = options.find((each) => each === text);
  if (option === undefined) throw errors.badArgument(position, `invalid option '${text}'`);
  return option;
}
