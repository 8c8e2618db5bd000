/**
 * Ways out of a translation. One takes 30 bytes or more of V8's bytecode, by which V8 decides whether to put a function in line; those that
 * hand over the same registers share one, at the end of the function, and get there by a jump.
 */
import type { Expression, Statement } from "./javascript.js";
import * as js from "./javascript.js";

/** A way out: `return deopt(number, activation, ...values)`. */
export class WayOut {
  /** Its only place, filled when all ways out are known. */
  readonly statement: Statement;
  private readonly body: Statement[] = [];
  constructor(
    /** Number of the exit; undefined for the one that the variable `x` tells. */
    public number: number | undefined,
    /** What it hands over. */
    readonly values: js.Values,
  ) {
    this.statement = js.block(this.body);
  }

  /** The call that leaves, with the exit's number in `number`. */
  returned(number: string): Statement {
    return js.returns(js.callWith("deopt", number, this.values));
  }

  /** It leaves by itself. */
  leave(left: readonly Statement[]): void {
    this.body.push(...left, this.returned(this.number === undefined ? "x" : String(this.number)));
  }

  /** It jumps to one that it shares with others, which finds the number of the exit in `x`. */
  jump(label: string): void {
    if (this.number !== undefined) this.body.push(js.assign(js.id("x"), js.number(this.number)));
    this.body.push(js.breakTo(label));
  }
}

/**
 * Guards in a row that leave together, in front of the first: nothing between them has an effect, so the interpreter can do it again. A
 * way out takes more of V8's bytecode than what it guards, and V8 decides by the size of a function whether to put it in line.
 */
export interface Run {
  /** Number of the first guard's exit. */
  readonly first: number;
  readonly resume: number;
  readonly live: readonly number[];
  /** Where it stands. */
  readonly body: Statement[];
  readonly statement: Statement;
  test: Expression;
  count: number;
  readonly leave: WayOut;
}

/** Guards of a run at most, lest expressions get too deep. */
export const MAX_RUN = 50;

/** Notes the exit that is taken if the next test fails. */
export const noteExit = (number: number): Expression => js.assignment(js.id("x"), js.number(number));

/** The code of a function, which never gets to its end, with ways out shared behind it; `left` stands in front of each. */
export function shareExits(code: Statement[], ways: readonly WayOut[], left: () => Statement[]): Statement[] {
  const groups = new Map<string, WayOut[]>();
  for (const way of ways) {
    const group = groups.get(way.values);
    if (group === undefined) groups.set(way.values, [way]);
    else group.push(way);
  }
  let result = code;
  let number = 0;
  for (const group of groups.values()) {
    if (group.length === 1) {
      group[0]!.leave(left());
      continue;
    }
    const label = `E${number++}`;
    for (const way of group) way.jump(label);
    result = [js.labeled(label, js.block(result)), ...left(), group[0]!.returned("x")];
  }
  return result;
}
