/**
 * Ways out of a translation. One takes 30 bytes or more of V8's bytecode, by which V8 decides whether to put a function in line; those that
 * hand over the same registers share one, at the end of the function, and get there by a jump.
 */
import type { Statement } from "./estree.js";
import * as js from "./estree.js";

/** A way out as it stands in the code: the only statement of `body`, `return deopt(number, activation, ...values)`. */
export interface WayOut {
  readonly body: Statement[];
  /** Arguments of the call; the first is the number of the exit, or the variable `x`. */
  readonly arguments: readonly js.Expression[];
}

/** The code of a function, which never gets to its end, with ways out shared behind it; `left` stands in front of each. */
export function shareExits(code: Statement[], ways: readonly WayOut[], left: () => Statement[]): Statement[] {
  const groups = new Map<string, WayOut[]>();
  for (const way of ways) {
    const key = JSON.stringify(way.arguments.slice(1));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [way]);
    else group.push(way);
  }
  let result = code;
  let number = 0;
  for (const group of groups.values()) {
    if (group.length === 1) {
      group[0]!.body.unshift(...left());
      continue;
    }
    const label = `E${number++}`;
    const shared = js.call(js.id("deopt"), [js.id("x"), ...group[0]!.arguments.slice(1)]);
    for (const { body, arguments: given } of group) jumpTo(label, body, given[0]!);
    result = [js.labeled(label, js.block(result)), ...left(), js.returns(shared)];
  }
  return result;
}

/** A way out becomes a jump to a shared one, which finds the number of the exit in `x`. */
function jumpTo(label: string, body: Statement[], number: js.Expression): void {
  const noted = number.type === "Identifier" ? [] : [js.assign(js.id("x"), number)];
  body.splice(0, body.length, ...noted, js.breakTo(label));
}
