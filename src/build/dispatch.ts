/**
 * Build step: lets V8 see how much the interpreter's loop really works. `node dist/src/build/dispatch.js` rewrites the `switch` over opcodes
 * in `dist/runtime/interpreter/execute.js`.
 *
 * V8 optimises a function when it has executed a certain number of bytes of it. A jump back counts with its whole length, and the jumps
 * forward that skipped some of that are given back, but not those of a `switch` (Node 20, in code that Sparkplug has made). So every Lua
 * instruction counted like all the cases in front of its own, thousands of bytes, and V8 compiled the loop, the largest function there is,
 * after about 1200 instructions, for programs whose hot code was translated before that was done. So here a case only leaves a labelled
 * block, whose end is where its statements are, and all that the `switch` itself skips is other such exits:
 *
 *     way: { op1: { op0: { switch (code[at]) { case 0: break op0; case 1: break op1; } } (case 0) } (case 1) }
 *
 * That makes it 12 times as many instructions. Optimised code is the same.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type AnyNode, parse, type SwitchStatement } from "acorn";

const file = new URL("../../runtime/interpreter/execute.js", import.meta.url);
const OPCODE = "code[at]";

/** The name of the block that a `break` of the former `switch` leaves. */
const GENERAL = "way";

/** Cases that share their statements. */
interface Branch {
  readonly labels: readonly string[];
  readonly statements: string;
}

function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node) as unknown[])
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== null && typeof item === "object" && "type" in item) children.push(item as AnyNode);
  return children;
}

function findDispatch(node: AnyNode, source: string): SwitchStatement | undefined {
  if (node.type === "SwitchStatement" && textOf(node.discriminant, source) === OPCODE) return node;
  for (const child of childrenOf(node)) {
    const found = findDispatch(child, source);
    if (found !== undefined) return found;
  }
  return undefined;
}

const textOf = ({ start, end }: { start: number; end: number }, source: string): string => source.slice(start, end);

/** The `break` statements that leave the statement around `node`. */
function breaksOf(node: AnyNode): AnyNode[] {
  if (node.type === "BreakStatement") return node.label === null || node.label === undefined ? [node] : [];
  if (/^(?:For|While|DoWhile|Switch)|Function/.test(node.type)) return [];
  return childrenOf(node).flatMap(breaksOf);
}

/** Whether what stands behind a statement is never reached. */
function isEnd(node: AnyNode | undefined): boolean {
  if (node?.type === "BlockStatement") return isEnd(node.body.at(-1));
  return /^(?:Break|Continue|Throw|Return)Statement$/.test(node?.type ?? "");
}

function branchesOf({ cases }: SwitchStatement, source: string): Branch[] {
  const branches: Branch[] = [];
  let labels: string[] = [];
  for (const { test, consequent } of cases) {
    labels.push(test === null || test === undefined ? "default" : `case ${textOf(test, source)}`);
    const [first] = consequent;
    const last = consequent.at(-1);
    if (first === undefined || last === undefined) continue;
    if (!isEnd(last)) throw new Error(`the statements of ${labels.join(", ")} go on into the next case`);
    let statements = "";
    let { start } = first;
    for (const exit of consequent.flatMap(breaksOf)) {
      statements += `${source.slice(start, exit.start)}break ${GENERAL};`;
      start = exit.end;
    }
    branches.push({ labels, statements: statements + source.slice(start, last.end) });
    labels = [];
  }
  return branches;
}

function asBlocks(branches: readonly Branch[]): string {
  const begins = branches.map((_, i) => `op${i}: {`).reverse();
  const exits = branches.map(({ labels }, i) => `${labels.join(": ")}: break op${i};`);
  const ends = branches.map(({ statements }) => `}\n${statements}`);
  return [`${GENERAL}: {`, ...begins, `switch (${OPCODE}) {`, ...exits, "}", ...ends, "}"].join("\n");
}

const source = readFileSync(file, "utf8");
const dispatch = findDispatch(parse(source, { ecmaVersion: 2022, sourceType: "module" }), source);
if (dispatch === undefined) throw new Error(`no switch over ${OPCODE} in ${file.pathname}`);
const branches = branchesOf(dispatch, source);
writeFileSync(file, source.slice(0, dispatch.start) + asBlocks(branches) + source.slice(dispatch.end));
