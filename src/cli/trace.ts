/** Events of the tiers as lines of text. */
import type { Code } from "../../runtime/bytecode/code.js";
import type { Proto } from "../../runtime/bytecode/proto.js";
import { chunkId } from "../../runtime/values/chunkname.js";
import type { TierEvent } from "../engine/engine.js";
import { deoptReasons } from "../jit/reasons.js";

/** One line, without its end. */
export function describeEvent(event: TierEvent): string {
  const fn = functionTitle(event.code.proto);
  switch (event.kind) {
    case "translated":
      if (event.loop < 0) return `tier: translated ${fn} in ${milliseconds(event.ms)}`;
      return `tier: translated the loop at ${place(event.code, event.loop)} of ${fn} in ${milliseconds(event.ms)}`;
    case "interpreted":
      return `tier: ${fn} stays interpreted: ${event.reason}`;
    case "deopt":
      return `tier: deopt at ${place(event.code, event.pc)} in ${fn}: ${event.reason} (${deoptReasons[event.reason]})`;
    case "discarded":
      return `tier: discarded the translations of ${fn}`;
    case "capture":
      return `tier: captured a call of ${fn}`;
  }
}

/** What tracebacks call a function that has no name. */
export function functionTitle(proto: Proto): string {
  const source = chunkId(proto.source);
  return proto.lineDefined === 0 ? `main chunk <${source}>` : `function <${source}:${proto.lineDefined}>`;
}

const place = ({ proto }: Code, pc: number): string => `${chunkId(proto.source)}:${proto.lines[pc >> 2]}`;

const milliseconds = (ms: number): string => `${ms.toFixed(2)} ms`;
