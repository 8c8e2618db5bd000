/** Numeric and generic `for`. */
import { Feedback } from "../../../runtime/bytecode/code.js";
import { INSTRUCTION_SIZE, Op } from "../../../runtime/bytecode/opcodes.js";
import { startsExactly } from "../analysis.js";
import type { FunctionContext } from "../context.js";
import type { Expression, Statement } from "../javascript.js";
import * as js from "../javascript.js";
import { Type } from "../types.js";
import { callHandler } from "./handlers.js";

const BOUNDS = ["initial value", "limit", "step"] as const;

/** FOR_PREP: the three values become numbers. The loop that follows tests its condition itself. */
export function forPrep(f: FunctionContext): void {
  for (let i = 0; i < 3; i++) {
    const register = f.a + i;
    if (f.isKnown(register, Type.Number)) continue;
    const x = f.register(register);
    if ((f.analysis.feedbackAt(f.pc) & Feedback.Failed) === 0) {
      f.guard(f.fill("isNumber", { x }), "forValue");
      continue;
    }
    f.at();
    f.set(register, js.call(f.support("forNumber"), [x, js.string(BOUNDS[i]!)]));
  }
  if (startsExactly(f.state, f.a)) return;
  const step = f.register(f.a + 2);
  f.set(f.a, js.binary("+", js.binary("-", f.register(f.a), step), step));
}

/** Whether the loop that starts at `start` goes on with its present index. */
export function forCondition(f: FunctionContext, a: number, start: number): Expression {
  const index = f.register(a);
  const limit = f.register(a + 1);
  const step = knownStep(f, a, start);
  const known = f.analysis.at(start);
  if (step === undefined && known !== undefined && (known.types[a + 2]! & Type.Positive) !== 0)
    return js.binary("<=", index, limit);
  if (step === undefined) return f.fill("forCondition", { step: f.register(a + 2), index, limit });
  return step > 0 ? js.binary("<=", index, limit) : js.binary("<=", limit, index);
}

/**
 * The step of the loop that starts at `start`, if it is a constant: loaded in front of FOR_PREP, where no other path leads, and never
 * written in the loop.
 */
export function knownStep(f: FunctionContext, a: number, start: number): number | undefined {
  const { code, constants } = f.proto;
  const prepare = start - INSTRUCTION_SIZE;
  const load = prepare - INSTRUCTION_SIZE;
  if (load < 0 || code[prepare] !== Op.ForPrep || f.analysis.isJoin(prepare)) return undefined;
  if (code[load] !== Op.LoadK || code[load + 1] !== a + 2) return undefined;
  const value = constants[code[load + 2]!];
  return typeof value === "number" ? value : undefined;
}

/** The update of the loop's index. */
export function forUpdate(f: FunctionContext, a: number, start: number): Expression {
  const step = knownStep(f, a, start);
  const by = step === undefined ? f.register(a + 2) : js.number(step);
  const next = js.binary("+", f.register(a), by);
  return js.assignment(f.register(a), next);
}

/** TFOR_CALL. The builtins `next` and the iterator of `ipairs` are not called but done in place. */
export function genericFor(f: FunctionContext, leave: Statement): void {
  const { a, c } = f;
  f.atCall();
  const seen = f.analysis.feedbackAt(f.pc);
  let body = general(f, leave);
  if ((seen & (Feedback.StringKey | Feedback.NumberKey)) === 0 && (seen & Feedback.OtherKey) !== 0) {
    f.emit(...body);
    return;
  }
  const holes = {
    f: f.register(a),
    t: f.register(a + 1),
    control: f.register(a + 2),
    state: f.register(a + 3),
    first: f.register(a + 4),
    leave: [leave],
  };
  const rest: Statement[] = [];
  for (let i = 2; i < c; i++) rest.push(js.assign(f.register(a + 4 + i), js.UNDEFINED));
  if ((seen & Feedback.NumberKey) !== 0) {
    const more = c > 1 ? [js.assign(f.register(a + 5), js.id("v")), ...rest] : rest;
    body = f.fillStatements("ipairs", { ...holes, more, otherwise: body });
  }
  if ((seen & Feedback.StringKey) !== 0 || (seen & Feedback.NumberKey) === 0) {
    const more = c > 1 ? [js.assign(f.register(a + 5), js.member(js.id("h"), "value")), ...rest] : rest;
    body = f.fillStatements("next", { ...holes, more, otherwise: body });
  }
  f.emit(...body);
}

function general(f: FunctionContext, leave: Statement): Statement[] {
  const { a, c } = f;
  const iterator = f.register(a);
  const args = [f.register(a + 1), f.register(a + 2)];
  const direct = js.call(js.member(iterator, f.entryName), args);
  const first = f.register(a + 4);
  const holes = { f: iterator, direct, args: js.array(args) };
  const other = (): Expression =>
    callHandler(f, "hasHandler", iterator, "__call", [iterator, ...args], f.fill("callOther", holes));
  const value = f.yields() ? f.fill("callOrResumable", holes) : f.fill("callOr", { ...holes, otherwise: other() });
  const body = f.yields()
    ? [js.assign(js.id("v"), value), f.suspension(), js.assign(first, js.id("v"))]
    : [js.assign(first, value)];
  for (let i = 1; i < c; i++) {
    const value = i === 1 ? f.fill("second") : i === 2 ? f.fill("third") : f.fill("nth", { i: js.number(i) });
    body.push(js.assign(f.register(a + 4 + i), value));
  }
  body.push(js.iff(js.binary("===", first, js.UNDEFINED), leave), js.assign(f.register(a + 2), first));
  return body;
}
