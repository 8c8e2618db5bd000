/**
 * `goto` as structured jumps, by the plan of `goto-plan.ts`. The dispatch of a group of labels tests a hidden register: it holds the
 * number of the label to go on at, or 0 when control comes from above.
 */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { Goto, Label } from "../syntax/ast.js";
import { hasPending, leaveScopes, runHandlers } from "./defer.js";
import type { FunctionState, OpenRegion } from "./function-state.js";
import { type LabelGroup, type LabelPlan, planLabels } from "./goto-plan.js";
import { countVisible, hideVariables, type Scope } from "./scope.js";

interface LabelState {
  readonly plan: LabelPlan;
  /** Number in the dispatch. */
  readonly number: number;
  /** Ends at the label, for jumps ahead. */
  block: OpenRegion | undefined;
  /** Starts at the label, for jumps back. */
  loop: OpenRegion | undefined;
  placed: boolean;
  /** How many of the visible locals no jump ahead skips: those it does skip end here, with their block. */
  unskipped: number;
  /** Number of handlers of the block that were registered before the label. */
  deferred: number;
}

/** The loop of a group of labels. */
interface Dispatch {
  readonly group: LabelGroup;
  readonly stateRegister: number;
  readonly loop: OpenRegion;
}

/** The labels of an open block. */
export interface BlockLabels {
  readonly states: readonly LabelState[];
  readonly dispatches: Dispatch[];
}

export function openLabels(scope: Scope): void {
  const states = planLabels(scope.block).map<LabelState>((plan, index) => ({
    plan,
    number: index + 1,
    block: undefined,
    loop: undefined,
    placed: false,
    unskipped: Number.POSITIVE_INFINITY,
    deferred: 0,
  }));
  scope.labels = { states, dispatches: [] };
}

/** Opens the regions that start with the statement at this position. */
export function openJumpRegions(f: FunctionState, labels: BlockLabels, position: number): void {
  const starting = labels.states.filter(({ plan }) => startOf(plan) === position);
  const group = starting.find(({ plan }) => plan.group !== undefined)?.plan.group;
  if (group === undefined) {
    for (const state of starting) state.block = f.openRegion("block");
    return;
  }
  const isAround = ({ plan }: LabelState) => plan.group === undefined && plan.position >= group.end;
  for (const state of starting.filter(isAround)) state.block = f.openRegion("block");
  const dispatch = openDispatch(f, group);
  for (const state of starting) state.block ??= f.openRegion("block");
  for (const { plan, number, block } of starting) {
    if (plan.group !== group || !plan.label.backward) continue;
    f.emit(Op.JumpEq, dispatch.stateRegister, ~f.constant(number), 0);
    f.linkJump(block!, 3);
  }
  labels.dispatches.push(dispatch);
}

const startOf = ({ group, blockStart }: LabelPlan): number => (group === undefined ? blockStart : group.start);

function openDispatch(f: FunctionState, group: LabelGroup): Dispatch {
  const stateRegister = f.reserve(1);
  f.localsTop = f.freeRegister;
  f.emit(Op.LoadK, stateRegister, f.constant(0), 0);
  return { group, stateRegister, loop: f.openRegion("loop") };
}

/** Closes the loops that end before the statement at this position. */
export function closeJumpRegions(f: FunctionState, { states, dispatches }: BlockLabels, position: number): void {
  for (const { loop, plan } of states) {
    if (loop !== undefined && plan.loopEnd === position) f.closeRegion(loop);
  }
  for (const { loop, group } of dispatches) if (group.end === position) f.closeRegion(loop);
}

export function placeLabel(f: FunctionState, label: Label): void {
  const { state, scope } = findLabel(f, label);
  if (state.block !== undefined) f.closeRegion(state.block);
  hideVariables(f, state.unskipped);
  state.placed = true;
  state.deferred = scope.deferred.length;
  if (label.backward && state.plan.group === undefined) state.loop = f.openRegion("loop");
}

export function compileGoto(f: FunctionState, statement: Goto): void {
  const { state, scope } = findLabel(f, statement.label);
  leaveScopes(f, scope);
  if (!state.placed) return f.jump(blockTarget(f, state, scope));
  runHandlers(f, scope, state.deferred);
  const dispatch = scope.labels!.dispatches.find(({ group }) => group === state.plan.group);
  if (dispatch === undefined) return f.loopTo(state.loop!);
  f.emit(Op.LoadK, dispatch.stateRegister, f.constant(state.number), 0);
  f.loopTo(dispatch.loop);
}

/** The region at whose end the label stands, if a jump ahead to it leaves nothing pending. */
export function forwardRegion(f: FunctionState, label: Label): OpenRegion | undefined {
  const { state, scope } = findLabel(f, label);
  return state.placed || hasPending(f, scope) ? undefined : blockTarget(f, state, scope);
}

function blockTarget(f: FunctionState, state: LabelState, scope: Scope): OpenRegion {
  state.unskipped = Math.min(state.unskipped, countVisible(f, scope));
  return state.block!;
}

function findLabel(f: FunctionState, label: Label): { state: LabelState; scope: Scope } {
  for (let scope = f.scope; scope !== undefined; scope = scope.parent) {
    const state = scope.labels?.states.find(({ plan }) => plan.label === label);
    if (state !== undefined) return { state, scope };
  }
  throw new Error(`label '${label.name}' is not in scope`);
}
