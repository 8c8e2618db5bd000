/**
 * Puts Lua into a profile of V8: translated functions get the names, files and lines that they have in Lua, and the interpreter becomes
 * the functions that it interpreted. The engine's own functions stay where they are on top of these; below Lua they are left out.
 */
import { pathToFileURL } from "node:url";
import type { Proto } from "../../../runtime/bytecode/proto.js";
import { utf8Decode } from "../../../runtime/strings/bytes.js";
import { chunkId } from "../../../runtime/values/chunkname.js";
import type { TranslatedScript } from "../../jit/tier-options.js";
import type { Look, Place } from "./sampler.js";

/** Lines and columns count from 0. */
interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Lines count from 1. */
interface PositionTick {
  readonly line: number;
  ticks: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  hitCount: number;
  readonly children?: number[];
  readonly positionTicks?: PositionTick[];
}

/** As the protocol of the developer tools has it. Times are microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples: readonly number[];
  /** Between each sample and the one before. */
  readonly timeDeltas: readonly number[];
}

/** What is known about Lua. */
export interface LuaKnowledge {
  scriptAt(url: string): TranslatedScript | undefined;
  /** Empty when a function has none. */
  nameOf(proto: Proto): string;
  /** At the interpreter's activations at a time, outermost first. */
  looksAt(time: number): readonly Look[];
}

/** Where the interpreter's loop is, what calls it, and what shows V8 what it does, where no Lua of the program runs. */
const ENGINE = /(?:program\.cjs|\/interpreter\/(?:execute|enter|leave)\.js|\/training\.js)$/;
const LOOP = "executeFrames";
/** V8 does not see the loop in each sample that it takes there. */
const CALLERS: ReadonlySet<string> = new Set(["runFromHost", "interpret", "resumeInterpreted"]);

const SAMPLER = /\/profile(?:\/sampler)?\.c?js$/;

const INTERPRETER: CallFrame = {
  functionName: "(interpreter)",
  scriptId: "0",
  url: "",
  lineNumber: -1,
  columnNumber: -1,
};

/** A frame of the result. */
type Step =
  | { readonly kind: "lua"; readonly proto: Proto; readonly script: TranslatedScript }
  /** An activation of the interpreter; `isCall`: only what begins it. */
  | { readonly kind: "interpreter"; readonly isCall: boolean }
  | { readonly kind: "host"; readonly frame: CallFrame };

export function withLua(profile: CpuProfile, knowledge: LuaKnowledge): CpuProfile {
  const tree = new Tree(profile.nodes[0].callFrame, knowledge);
  const paths = pathsOf(profile.nodes, knowledge);
  /** What nodes have been made into, and how many samples of each. */
  const made = new Map<number, Map<Growing, number>>(profile.nodes.map(({ id }) => [id, new Map()]));
  let time = profile.startTime;
  const samples = profile.samples.map((id, i) => {
    time += profile.timeDeltas[i];
    const path = paths.get(id)!;
    const isInterpreted = path.some(({ kind }) => kind === "interpreter");
    const node = tree.grow(path, isInterpreted ? knowledge.looksAt(time) : []);
    const counts = made.get(id)!;
    counts.set(node, (counts.get(node) ?? 0) + 1);
    node.hitCount++;
    return node.id;
  });
  for (const { id, positionTicks } of profile.nodes) {
    const step = paths.get(id)!.at(-1);
    if (step?.kind !== "interpreter") distribute(positionTicks ?? [], step, made.get(id)!);
  }
  return { ...profile, nodes: tree.nodes(), samples };
}

/** Gives the lines in which V8 found the samples of a node, whose last step is this, to the nodes that it has been made into. */
function distribute(ticks: readonly PositionTick[], step: Step | undefined, made: ReadonlyMap<Growing, number>): void {
  const nodes = [...made];
  let left = 0;
  let node: Growing | undefined;
  for (const { line, ticks: count } of ticks) {
    const shown = step?.kind === "lua" ? step.script.lines[line - 1] || Math.max(1, step.proto.lineDefined) : line;
    for (let i = 0; i < count; i++) {
      if (left === 0) [node, left] = nodes.shift() ?? [node, Number.POSITIVE_INFINITY];
      node?.tick(shown, 1);
      left--;
    }
  }
}

/** What is on the stack at each node, without what the engine does between Lua functions and below them. */
function pathsOf(nodes: readonly ProfileNode[], knowledge: LuaKnowledge): Map<number, readonly Step[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const paths = new Map<number, readonly Step[]>();
  const visit = (node: ProfileNode, below: readonly Step[], isTraining: boolean, isSampling: boolean): void => {
    const training = isTraining || (node.callFrame.functionName === "train" && ENGINE.test(node.callFrame.url));
    const step = training ? host(node.callFrame) : stepOf(node.callFrame, knowledge);
    // The profiler's own work counts for what it looks at.
    const sampling = isSampling || SAMPLER.test(node.callFrame.url);
    const path = sampling ? below : extended(below, step);
    paths.set(node.id, path);
    for (const id of node.children ?? []) visit(byId.get(id)!, path, training, sampling);
  };
  // The root is on every stack, so it is on no path.
  const [root] = nodes;
  paths.set(root.id, []);
  for (const id of root.children ?? []) visit(byId.get(id)!, [], false, false);
  return paths;
}

function extended(below: readonly Step[], step: Step): Step[] {
  if (step.kind === "host") return [...below, step];
  const last = below.at(-1);
  if (step.kind === "interpreter" && last?.kind === "interpreter" && last.isCall) return [...below.slice(0, -1), step];
  return [...below.filter(({ kind }) => kind !== "host"), step];
}

const host = (frame: CallFrame): Step => ({ kind: "host", frame });

function stepOf(frame: CallFrame, { scriptAt }: LuaKnowledge): Step {
  const script = scriptAt(frame.url);
  // The program that makes a translated function bears no name.
  if (script !== undefined && frame.functionName !== "") return { kind: "lua", proto: script.proto, script };
  if (ENGINE.test(frame.url) && frame.functionName === LOOP) return { kind: "interpreter", isCall: false };
  if (ENGINE.test(frame.url) && CALLERS.has(frame.functionName)) return { kind: "interpreter", isCall: true };
  return host(frame);
}

/** A node of the result. */
class Growing implements ProfileNode {
  hitCount = 0;
  readonly children: number[] = [];
  readonly positionTicks: PositionTick[] = [];
  readonly above = new Map<Proto | string, Growing>();

  constructor(
    readonly id: number,
    readonly callFrame: CallFrame,
  ) {}

  tick(line: number, ticks: number): void {
    const known = this.positionTicks.find((each) => each.line === line);
    if (known === undefined) this.positionTicks.push({ line, ticks });
    else known.ticks += ticks;
  }
}

/** What an activation is about when the code above has taken its innermost function over. */
function takenOver(place: Place, above: Step | undefined): Place {
  const isTaken = above?.kind === "lua" && above.script.takesOver && above.proto === place.proto;
  return isTaken ? place.below! : place;
}

class Tree {
  private readonly all: Growing[];

  constructor(
    root: CallFrame,
    private readonly knowledge: LuaKnowledge,
  ) {
    this.all = [new Growing(1, root)];
  }

  /** @param looks at the interpreter's activations, outermost first. */
  grow(path: readonly Step[], looks: readonly Look[]): Growing {
    let node = this.all[0];
    let activations = 0;
    for (const [i, step] of path.entries()) {
      if (step.kind === "lua") node = this.function(node, step.proto);
      else if (step.kind === "host") node = this.host(node, step.frame);
      else {
        const look = looks[activations++];
        node = look === undefined ? this.host(node, INTERPRETER) : this.place(node, takenOver(look.place, path[i + 1]));
        if (look !== undefined && i === path.length - 1) node.tick(look.line, 1);
      }
    }
    return node;
  }

  private host(node: Growing, frame: CallFrame): Growing {
    const { functionName, scriptId, lineNumber, columnNumber } = frame;
    return this.child(node, `${functionName} ${scriptId} ${lineNumber} ${columnNumber}`, frame);
  }

  private place(node: Growing, { proto, below }: Place): Growing {
    if (proto === undefined || below === undefined) return node;
    return this.function(this.place(node, below), proto);
  }

  private function(node: Growing, proto: Proto): Growing {
    return node.above.get(proto) ?? this.child(node, proto, this.frameOf(proto));
  }

  private child(node: Growing, key: Proto | string, frame: CallFrame): Growing {
    let child = node.above.get(key);
    if (child === undefined) {
      child = new Growing(this.all.length + 1, frame);
      this.all.push(child);
      node.above.set(key, child);
      node.children.push(child.id);
    }
    return child;
  }

  private frameOf(proto: Proto): CallFrame {
    const { source, lineDefined, isDefer } = proto;
    const place = utf8Decode(chunkId(source));
    const kind = isDefer ? "defer" : "function";
    const named = utf8Decode(this.knowledge.nameOf(proto));
    const functionName = lineDefined === 0 ? `main chunk <${place}>` : named || `${kind} <${place}:${lineDefined}>`;
    const url = source.startsWith("@") ? pathToFileURL(utf8Decode(source.slice(1))).href : place;
    return { functionName, scriptId: "0", url, lineNumber: Math.max(0, lineDefined - 1), columnNumber: 0 };
  }

  nodes(): ProfileNode[] {
    return this.all.map(({ id, callFrame, hitCount, children, positionTicks }) => ({
      id,
      callFrame,
      hitCount,
      ...(children.length === 0 ? {} : { children }),
      ...(positionTicks.length === 0 ? {} : { positionTicks }),
    }));
  }
}
