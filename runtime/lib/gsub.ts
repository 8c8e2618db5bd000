/**
 * `string.gsub`. Replacement by a string or by the fields of a table without metatable runs in one go; where Lua code may be called, by a
 * function or an `__index` handler, the state is an object that waits in a heap frame, or is taken there by a capture.
 */
import { passBuiltin } from "../interpreter/callback.js";
import { callRequest } from "../interpreter/request-call.js";
import { waitsInFrame } from "../interpreter/stack.js";
import { index } from "../operators/access.js";
import { request } from "../operators/request.js";
import { StringError } from "../strings/error.js";
import { numberToString } from "../strings/number.js";
import { type Charge, MatchState, type Pattern } from "../strings/pattern.js";
import { raised } from "../values/errors.js";
import { LuaFunction } from "../values/function.js";
import { type Continuation, REQUEST, type Step } from "../values/native.js";
import { type Runtime, return2 } from "../values/runtime.js";
import { LuaTable, rawget } from "../values/table.js";
import { type LuaValue, typeName } from "../values/value.js";
import { patternError } from "./captures.js";

/** A replacement string: literal text, and captures by number from 0; `WHOLE` is the whole match. */
export type Template = readonly (string | number)[];

const WHOLE = -1;

/** JavaScript stack that a running gsub takes, in bytes, on the scale of the estimates that translated code makes (see `stack.ts`). */
const GSUB_STACK = 800;

/** A replacement string without `%` is its own template. */
export function parseTemplate(text: string): string | Template {
  let percent = text.indexOf("%");
  if (percent < 0) return text;
  const pieces: (string | number)[] = [];
  let literal = "";
  let at = 0;
  for (; percent >= 0; percent = text.indexOf("%", at)) {
    literal += text.slice(at, percent);
    // C finds the terminating zero behind a `%` at the end.
    const code = percent + 1 < text.length ? text.charCodeAt(percent + 1) : 0;
    at = percent + 2;
    if (code >= 0x30 && code <= 0x39) {
      pieces.push(literal, code - 0x31);
      literal = "";
    } else literal += String.fromCharCode(code);
  }
  pieces.push(literal + text.slice(at));
  return pieces;
}

/** What the steps of matching are paid with. */
export function chargeOf({ meter }: Runtime): Charge | undefined {
  return meter === undefined ? undefined : (steps) => meter.spend(steps);
}

/** The text of a replacement by `template` of the match in `state`. */
function expand(template: Template, pattern: Pattern, state: MatchState): string {
  let text = "";
  for (let i = 0; i < template.length; i++) {
    const piece = template[i];
    if (typeof piece === "string") text += piece;
    else if (piece === WHOLE) text += state.subject.slice(state.start, state.end);
    else {
      const value = pattern.capture(state, piece);
      text += typeof value === "number" ? numberToString(value) : value;
    }
  }
  return text;
}

/** The text that a looked up or returned value stands for; undefined keeps the original. */
function replacementText(value: LuaValue): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToString(value);
  if (value === undefined || value === false) return undefined;
  throw raised(`invalid replacement value (a ${typeName(value)})`);
}

/** gsub where no Lua code can run. The second result is the number of matches. */
export function substitute(
  rt: Runtime,
  subject: string,
  pattern: Pattern,
  replacement: string | Template | LuaTable,
  limit: number,
  state: MatchState,
): string {
  let result = "";
  let copied = 0;
  let at = 0;
  let count = 0;
  while (count < limit && pattern.match(subject, at, state)) {
    count++;
    const { start, end } = state;
    let text: string | undefined;
    if (typeof replacement === "string") text = replacement;
    else if (replacement instanceof LuaTable) text = replacementText(rawget(replacement, pattern.capture(state, 0)));
    else text = expand(replacement, pattern, state);
    if (text !== undefined) {
      result += subject.slice(copied, start) + text;
      copied = end;
    }
    // Behind a match that reaches the end there may be an empty one; an anchored pattern matches once.
    at = start === end ? end + 1 : end;
    if (pattern.anchored || at > subject.length) break;
  }
  rt.n = 2;
  rt.r1 = count;
  return result === "" && copied === 0 ? subject : result + subject.slice(copied);
}

/** gsub where Lua code may run. */
export class Substitution implements Continuation {
  readonly name = "gsub";
  private readonly state: MatchState;
  private result = "";
  /** How much of the subject is in the result. */
  private copied = 0;
  /** Where the next match is looked for; beyond the subject at the end. */
  private at = 0;
  private count = 0;

  /** @param self the builtin. */
  constructor(
    private readonly self: LuaFunction,
    private readonly rt: Runtime,
    private readonly subject: string,
    private readonly pattern: Pattern,
    private readonly replacement: LuaFunction | LuaTable,
    private readonly limit: number,
  ) {
    this.state = new MatchState(chargeOf(rt));
  }

  returned(first: LuaValue): Step {
    this.replace(first);
    return this.run(false);
  }

  /**
   * Goes on to the end, or to a call that a heap frame has to make.
   * @param direct make every call on the JavaScript stack, also of interpreted functions.
   */
  run(direct: boolean): Step {
    const { rt } = this;
    const depth = rt.depth;
    while (this.next()) {
      rt.depth = depth + GSUB_STACK;
      const step = this.value(direct);
      if (step === REQUEST) {
        rt.requestContinuation = this;
        return REQUEST;
      }
      this.replace(step as LuaValue);
    }
    rt.depth = depth;
    const result = this.result + this.subject.slice(this.copied);
    rt.meter?.spendString(result.length);
    return return2(rt, result, this.count);
  }

  /** Finds the next match. */
  private next(): boolean {
    const { subject, state, pattern } = this;
    if (this.count >= this.limit || this.at > subject.length) return false;
    try {
      if (!pattern.match(subject, this.at, state)) return false;
    } catch (error) {
      throw patternError(error);
    }
    this.count++;
    this.at = pattern.anchored ? subject.length + 1 : state.start === state.end ? state.end + 1 : state.end;
    return true;
  }

  /** What the match is to be replaced by, or a request for the call that tells. */
  private value(direct: boolean): Step {
    const { rt, replacement } = this;
    try {
      if (replacement instanceof LuaFunction) {
        if (direct || !waitsInFrame(rt, replacement)) return this.call(replacement);
        return request(rt, replacement, this.captures());
      }
      const step = index(rt, replacement, this.pattern.capture(this.state, 0), -1);
      if (step !== REQUEST) return step;
      const handler = rt.requestFunction;
      const waits = !direct && handler instanceof LuaFunction && waitsInFrame(rt, handler);
      return waits ? REQUEST : callRequest(rt);
    } catch (thrown) {
      // A capture that cannot be taken is this builtin's own error, anything else its callee's.
      throw thrown instanceof StringError
        ? patternError(thrown)
        : passBuiltin(rt, thrown, this, this.self, replacement);
    }
  }

  private call(fn: LuaFunction): LuaValue {
    const { pattern, state, rt } = this;
    if (pattern.captureCount > 1) {
      const captures = this.captures();
      rt.argc = captures.length;
      return fn.c(...captures);
    }
    rt.argc = 1;
    return fn.c(pattern.capture(state, 0));
  }

  private captures(): LuaValue[] {
    const values: LuaValue[] = [this.pattern.capture(this.state, 0)];
    for (let i = 1; i < this.pattern.captureCount; i++) values.push(this.pattern.capture(this.state, i));
    return values;
  }

  private replace(value: LuaValue): void {
    const text = replacementText(value);
    if (text === undefined) return;
    this.result += this.subject.slice(this.copied, this.state.start) + text;
    this.copied = this.state.end;
  }
}
