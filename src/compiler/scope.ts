/**
 * Blocks and loops that are open while their statements are compiled: what a `break`, `continue`, `goto` or `return` leaves, and
 * where it goes.
 */
import type { Block } from "../syntax/ast.js";
import type { FunctionState, OpenRegion } from "./function-state.js";
import type { BlockLabels } from "./goto.js";

/** A `defer` statement that has been compiled in an open block. */
export interface Deferred {
  /** Hidden register of the handler. */
  readonly register: number;
  readonly region: OpenRegion;
  /** Control can come to the end of the block without registering the handler. */
  readonly skippable: boolean;
}

export interface Scope {
  readonly parent: Scope | undefined;
  readonly block: Block;
  /** `FunctionState.localsTop` outside the block. */
  readonly localsTop: number;
  /** Number of `FunctionState.visible` outside the block. */
  readonly visible: number;
  /** Handlers registered so far in this block. */
  readonly deferred: Deferred[];
  /** Handlers whose registers were cleared at the entry of the block, in order, registered or not. */
  early: readonly Deferred[];
  /** Set if the block declares labels. */
  labels: BlockLabels | undefined;
}

export interface Loop {
  readonly parent: Loop | undefined;
  /** `break` jumps to the end of this region. */
  readonly breakRegion: OpenRegion;
  /** `continue` jumps to the end of this region. */
  readonly continueRegion: OpenRegion;
  /** The scope around the loop, which `break` does not leave. */
  readonly outside: Scope | undefined;
  /** The innermost scope that `continue` does not leave. */
  readonly continueScope: Scope | undefined;
  /** How many of the visible locals no `continue` skips. */
  unskipped: number;
}

const noDeferred = Object.freeze([]) as readonly Deferred[] as Deferred[];

export function openScope(f: FunctionState, block: Block): Scope {
  const scope: Scope = {
    parent: f.scope,
    block,
    localsTop: f.localsTop,
    visible: f.visible.length,
    deferred: block.hasDefer ? [] : noDeferred,
    early: noDeferred,
    labels: undefined,
  };
  f.scope = scope;
  return scope;
}

/** Ends the scope: its variables are no longer visible and its registers are free. */
export function closeScope(f: FunctionState, scope: Scope): void {
  for (const deferred of scope.deferred) deferred.region.end = f.pc;
  for (const deferred of scope.early) deferred.region.end = f.pc;
  closeVariables(f, scope.localsTop, scope.visible);
  f.scope = scope.parent;
}

/** Ends the variables above a former `localsTop` and beyond a former number of visible ones. */
export function closeVariables(f: FunctionState, localsTop: number, count: number): void {
  hideVariables(f, count);
  f.localsTop = localsTop;
  f.freeRegister = localsTop;
}

/** Takes the locals beyond the first `count` out of sight, because a jump that comes here skips them. Their registers stay taken. */
export function hideVariables(f: FunctionState, count: number): void {
  const { visible, pc } = f;
  while (visible.length > count) visible.pop()!.end = pc;
}

/** Number of locals that are visible now in an open scope, without those of scopes inside it. */
export function countVisible(f: FunctionState, scope: Scope | undefined): number {
  let count = f.visible.length;
  for (let inner = f.scope; inner !== scope; inner = inner!.parent) count = inner!.visible;
  return count;
}

/** Starts a loop in the scope `outside`. */
export function openLoop(
  f: FunctionState,
  breakRegion: OpenRegion,
  continueRegion: OpenRegion,
  outside: Scope | undefined,
  continueScope = outside,
): Loop {
  f.loop = { parent: f.loop, breakRegion, continueRegion, outside, continueScope, unskipped: Number.POSITIVE_INFINITY };
  return f.loop;
}

export function closeLoop(f: FunctionState, loop: Loop): void {
  f.loop = loop.parent;
}
