/** Translations become JavaScript functions. This is, with table-constructors.ts and stack-probe.ts, where the `Function` constructor is used. */
import type { Proto } from "../../runtime/bytecode/proto.js";
import { compiledSupport, type Exit, waysOut } from "../../runtime/interpreter/compiled.js";
import { Below } from "../../runtime/interpreter/run.js";
import type { Runtime } from "../../runtime/values/runtime.js";
import type { LuaTable } from "../../runtime/values/table.js";
import { markedLines, printed, printedWithComments } from "./javascript.js";
import type { TierOptions } from "./tier-options.js";
import type { Constant, Translation } from "./translate.js";

const support: Readonly<Record<string, unknown>> = compiledSupport;

/** Makes the JavaScript function of a translation: for V8, functions made with different numbers have nothing in common. */
export type Make = (copy: number) => unknown;

/** How a translation becomes a JavaScript function. */
export function linker(
  rt: Runtime,
  proto: Proto,
  translation: Translation,
  exitAt: (number: number) => Exit,
  globals: LuaTable,
  lists: Readonly<Record<Exclude<Constant["from"], "support">, readonly unknown[]>>,
  extra: Readonly<Record<string, unknown>>,
  profile: TierOptions["profile"],
  takesOver: boolean,
): Make {
  const below = translation.resumable ? Below.ResumableCaller : Below.Caller;
  const values: Record<string, unknown> = {
    RT: rt,
    G: globals,
    ...waysOut(rt, proto, exitAt, translation.saved, below),
    ...extra,
  };
  for (const { name, from, key } of translation.constants)
    values[name] = from === "support" ? support[key] : lists[from][key as number];
  const text = textOf(proto, translation, profile, takesOver);
  // V8 knows what it has compiled before by its text.
  return (copy) =>
    new Function(...Object.keys(values), copy === 0 ? text : `${text}\n// ${copy}`)(...Object.values(values));
}

/** Lines that a `Function` constructor puts in front: `(function anonymous(…` and `) {`. */
const FRONT_LINES = [0, 0];

function textOf(proto: Proto, { program }: Translation, profile: TierOptions["profile"], takesOver: boolean): string {
  if (profile === undefined) return printed(program);
  const text = printedWithComments(program);
  return `${text}\n//# sourceURL=${profile({ proto, takesOver, lines: [...FRONT_LINES, ...markedLines(text)] })}`;
}
