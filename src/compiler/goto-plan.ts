/**
 * Plans the regions for the `goto`s to the labels of a block. Positions are numbers of statements in the block. A jump ahead needs a
 * block region from the statement with the first such jump to the label, a jump back needs a loop region from the label to the
 * statement with the last one. Where regions cross, they are widened; where that does not help (a jump from above a loop into
 * its middle), labels form a group: one loop region around, which begins with a dispatch to block regions that end at the labels.
 */
import type { Block, Label, Statement } from "../syntax/ast.js";

/** What to do for one label. */
export interface LabelPlan {
  readonly label: Label;
  /** The statement that is the label. */
  readonly position: number;
  /** First statement of the block region that ends at the label; `NOWHERE` if none is needed. */
  blockStart: number;
  /** End of the loop region that starts at the label; `NOWHERE` if none is needed. */
  loopEnd: number;
  /** Replaces both regions. */
  group: LabelGroup | undefined;
}

/** Labels that share a loop. */
export interface LabelGroup {
  start: number;
  end: number;
  readonly members: LabelPlan[];
}

export const NOWHERE = -1;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly isLoop: boolean;
  readonly plan: LabelPlan | undefined;
  readonly group: LabelGroup | undefined;
}

export function planLabels(block: Block): readonly LabelPlan[] {
  const plans = collectPlans(block);
  while (resolveCrossing(plans));
  return plans;
}

/** The plan of each label as if it were the only one. */
function collectPlans({ statements }: Block): LabelPlan[] {
  const plans = new Map<Label, LabelPlan>();
  for (let position = 0; position < statements.length; position++) {
    const statement = statements[position]!;
    if (statement.kind !== "Label") continue;
    const { label } = statement;
    plans.set(label, { label, position, blockStart: NOWHERE, loopEnd: NOWHERE, group: undefined });
  }
  for (let position = 0; position < statements.length; position++) {
    visitGotos(statements[position]!, (label) => {
      const plan = plans.get(label);
      if (plan === undefined) return;
      if (plan.position <= position) plan.loopEnd = position + 1;
      else if (plan.blockStart === NOWHERE) plan.blockStart = position;
    });
  }
  return [...plans.values()];
}

function visitGotos(statement: Statement, visit: (label: Label) => void): void {
  switch (statement.kind) {
    case "Goto":
      return visit(statement.label);
    case "If":
      for (const { body } of statement.clauses) visitBlock(body, visit);
      if (statement.otherwise !== undefined) visitBlock(statement.otherwise, visit);
      return;
    case "Do":
    case "While":
    case "Repeat":
    case "NumericFor":
    case "GenericFor":
      return visitBlock(statement.body, visit);
  }
}

function visitBlock(block: Block, visit: (label: Label) => void): void {
  for (const statement of block.statements) visitGotos(statement, visit);
}

/** Changes the plans so that two regions that cross no longer do; false if there are none. Groups never start together. */
function resolveCrossing(plans: readonly LabelPlan[]): boolean {
  const spans = spansOf(plans);
  for (const first of spans) {
    for (const second of spans) {
      if (first.start < second.start && second.start < first.end && first.end < second.end) {
        resolve(first, second);
        return true;
      }
      if (first.start === second.start && first.group !== second.group && first.group && second.group) {
        merge([...first.group.members, ...second.group.members]);
        return true;
      }
    }
  }
  return false;
}

function resolve(first: Span, second: Span): void {
  if (first.isLoop) {
    if (first.group !== undefined) first.group.end = second.end;
    else first.plan!.loopEnd = second.end;
  } else if (second.group === undefined && !second.isLoop) {
    second.plan!.blockStart = first.start;
  } else {
    merge([...membersOf(first), ...membersOf(second)]);
  }
}

const membersOf = ({ group, plan }: Span): readonly LabelPlan[] => group?.members ?? [plan!];

function merge(plans: readonly LabelPlan[]): void {
  const group: LabelGroup = { start: Number.POSITIVE_INFINITY, end: 0, members: [] };
  for (const plan of plans) {
    const { start, end } = plan.group ?? extent(plan);
    group.start = Math.min(group.start, start);
    group.end = Math.max(group.end, end);
    plan.group = group;
    group.members.push(plan);
  }
}

const extent = ({ blockStart, position, loopEnd }: LabelPlan) => ({
  start: blockStart === NOWHERE ? position : blockStart,
  end: Math.max(position, loopEnd),
});

/** The regions of the plans. */
function spansOf(plans: readonly LabelPlan[]): Span[] {
  const spans: Span[] = [];
  const groups = new Set<LabelGroup>();
  for (const plan of plans) {
    const { blockStart, position, loopEnd, group } = plan;
    if (group !== undefined) {
      groups.add(group);
      spans.push({ start: group.start, end: position, isLoop: false, plan, group });
    } else {
      if (blockStart !== NOWHERE) spans.push({ start: blockStart, end: position, isLoop: false, plan, group });
      if (loopEnd !== NOWHERE) spans.push({ start: position, end: loopEnd, isLoop: true, plan, group });
    }
  }
  for (const group of groups) {
    spans.push({ start: group.start, end: group.end, isLoop: true, plan: undefined, group });
  }
  return spans;
}
