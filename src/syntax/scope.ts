/**
 * Which names denote which variables at the point the parser has reached: functions, blocks, active local variables, upvalues,
 * and the labels and jumps that depend on them. Limits are PUC Lua's, and so is the order in which things are checked.
 */
import {
  type Block,
  type ByteString,
  type FunctionBody,
  type Goto,
  type Label,
  type LocalVariable,
  newVariable,
  type Statement,
} from "./ast.js";
import { SyntaxMessage, syntaxMessages } from "./errors.js";
import type { Lexer } from "./lexer.js";
import type { NameEntry } from "./names.js";

/** Local variables active at once in a function (LUAI_MAXVARS). */
const MAX_LOCALS = 200;

/** Upvalues of a function (LUAI_MAXUPVALUES). */
const MAX_UPVALUES = 60;

/** A node while it is being built. */
export type Mutable<Node> = { -readonly [Key in keyof Node]: Node[Key] };

const noLabels: readonly Label[] = [];

/** A local variable in scope, or a place taken by something without a name. */
interface ActiveLocal {
  readonly entry: NameEntry | undefined;
  /** Undefined for the hidden variables of a `for` loop and for a registered `defer`. */
  readonly variable: LocalVariable | undefined;
  /** What the name denoted outside. */
  readonly shadowed: LocalVariable | undefined;
}

/** The place of a registered `defer`. It has no part in the limit of locals (F2). */
const pendingHandler: ActiveLocal = { entry: undefined, variable: undefined, shadowed: undefined };

/** A `goto` whose label has not been found yet. */
interface PendingGoto {
  readonly node: Mutable<Goto>;
  /** How many of the locals that were active at the jump still are, here where the label is looked for. */
  height: number;
}

/** What kind of loop a block is the body of; only `repeat` lets the condition see the locals of the body. */
export type LoopKind = "none" | "loop" | "repeat";

class BlockScope {
  labels: Map<ByteString, Label> | undefined = undefined;
  /** Jumps from inside to labels that have not been met, by the name of the label. */
  gotos: Map<ByteString, PendingGoto[]> | undefined = undefined;
  hasDefer = false;
  /** For the body of a `repeat`: locals above this height may not exist when a `continue` gets to the condition. */
  safeHeight = Number.POSITIVE_INFINITY;
  /** Line of the `continue` that set `safeHeight`. */
  continueLine = 0;

  constructor(
    readonly parent: BlockScope | undefined,
    readonly loop: LoopKind,
    /** How many locals are active around the block. */
    readonly base: number,
  ) {}
}

class FunctionScope {
  block: BlockScope;
  /** How many of the active locals are registered `defer`s. */
  handlers = 0;

  constructor(
    readonly parent: FunctionScope | undefined,
    readonly body: Mutable<FunctionBody>,
    /** How many locals are active in the enclosing functions. */
    readonly base: number,
  ) {
    this.block = new BlockScope(undefined, "none", base);
  }
}

export class Scopes {
  private current!: FunctionScope;
  private readonly active: ActiveLocal[] = [];
  /** Variables of `repeat` bodies that the condition being parsed must not use, with the `continue` that skips them. */
  private readonly skipped: { readonly variable: LocalVariable; readonly line: number }[] = [];

  /** Variables that functions have captured, some of them more than once. */
  private readonly captured: LocalVariable[] = [];

  constructor(private readonly lexer: Lexer) {}

  /** The function whose text is being parsed. */
  get body(): Mutable<FunctionBody> {
    return this.current.body;
  }

  openFunction(line: number, isDeferHandler: boolean): Mutable<FunctionBody> {
    const parent: FunctionScope | undefined = this.current;
    const body: Mutable<FunctionBody> = {
      parent: parent?.body,
      parameters: [],
      isVararg: false,
      usesVararg: false,
      argVariable: undefined,
      isDeferHandler,
      upvalues: [],
      body: { statements: [], lastLine: line, endLine: line, labels: noLabels, hasDefer: false },
      line,
      endLine: line,
    };
    this.current = new FunctionScope(parent, body, this.active.length);
    return body;
  }

  closeFunction(): void {
    this.closeBlock();
    for (const [name, pending] of this.current.block.gotos ?? []) {
      this.lexer.failWithoutToken(syntaxMessages.undefinedLabel(name), pending[0]!.node.line);
    }
    // The main chunk stays: nothing is parsed after it.
    if (this.current.parent !== undefined) this.current = this.current.parent;
  }

  openBlock(loop: LoopKind): void {
    const { current } = this;
    current.block = new BlockScope(current.block, loop, this.active.length);
  }

  /** Ends the innermost block; that of a function stays, so that `closeFunction` can look at it. */
  closeBlock(): void {
    const { block } = this.current;
    this.deactivate(block.base);
    if (block.gotos !== undefined) this.moveGotosOut(block, block.gotos);
    if (block.parent !== undefined) this.current.block = block.parent;
  }

  /** The node of the innermost block, whose statements have all been read. */
  blockNode(statements: readonly Statement[], lastLine: number, endLine: number): Block {
    const { labels, hasDefer } = this.current.block;
    return { statements, lastLine, endLine, labels: labels === undefined ? noLabels : [...labels.values()], hasDefer };
  }

  /** Makes a variable that is not visible yet; `waiting` others have been made and are not visible either. */
  newLocal(entry: NameEntry, waiting: number): LocalVariable {
    this.checkLocals(waiting + 1);
    return newVariable(entry.text, this.current.body);
  }

  /** Makes a variable visible. */
  activate(entry: NameEntry, variable: LocalVariable): void {
    this.active.push({ entry, variable, shadowed: entry.variable });
    entry.variable = variable;
  }

  /** Takes the places of variables without a name. */
  activateHidden(count: number): void {
    for (let index = 0; index < count; index++) {
      this.active.push({ entry: undefined, variable: undefined, shadowed: undefined });
    }
  }

  checkLocals(more: number): void {
    const { current } = this;
    if (this.active.length - current.base - current.handlers + more > MAX_LOCALS)
      this.failLimit(MAX_LOCALS, "local variables");
  }

  /** The variable a name denotes here, if it is not global; marks it captured when it belongs to an enclosing function. */
  resolve(entry: NameEntry): LocalVariable | undefined {
    const { variable } = entry;
    if (variable === undefined) return undefined;
    if (this.skipped.length !== 0) this.checkSkipped(variable);
    if (variable.owner !== this.current.body) {
      variable.captured = true;
      this.addUpvalue(this.current, variable);
    }
    return variable;
  }

  /** Raises the error for too many of something in the current function. */
  failLimit(limit: number, what: string, scope: FunctionScope = this.current): never {
    const functionLine = scope.parent === undefined ? 0 : scope.body.line;
    return this.lexer.failWithoutToken(syntaxMessages.limit(functionLine, limit, what));
  }

  private addUpvalue(scope: FunctionScope, variable: LocalVariable): void {
    const { upvalues } = scope.body;
    if (upvalues.includes(variable)) return;
    if (scope.parent!.body !== variable.owner) this.addUpvalue(scope.parent!, variable);
    if (upvalues.length >= MAX_UPVALUES) this.failLimit(MAX_UPVALUES, "upvalues", scope);
    upvalues.push(variable);
    this.captured.push(variable);
  }

  /** `debug` may assign to captured variables, or compare them: none of them may be captured by value. */
  shareCaptured(): void {
    for (const variable of this.captured) variable.reassigned = true;
  }

  private deactivate(height: number): void {
    const { active } = this;
    while (active.length > height) {
      const local = active.pop()!;
      if (local === pendingHandler) this.current.handlers--;
      const { entry, shadowed } = local;
      if (entry !== undefined) entry.variable = shadowed;
    }
  }

  /** The innermost loop around, within the function. */
  private innermostLoop(): BlockScope | undefined {
    let block: BlockScope | undefined = this.current.block;
    while (block !== undefined && block.loop === "none") block = block.parent;
    return block;
  }

  checkBreak(): void {
    if (this.innermostLoop() === undefined) this.lexer.fail(SyntaxMessage.NoLoopToBreak);
  }

  /** Notes a `continue`: locals declared after it in the body of a `repeat` may not be used in the condition (D19). */
  checkContinue(line: number): void {
    const loop = this.innermostLoop();
    if (loop === undefined) return this.lexer.fail(SyntaxMessage.NoLoopToContinue);
    if (loop.loop !== "repeat") return;
    const height = this.heightIn(loop);
    if (height < loop.safeHeight) {
      loop.safeHeight = height;
      loop.continueLine = line;
    }
  }

  /** How many of the active locals are declared in the block itself or around it. */
  private heightIn(block: BlockScope): number {
    let height = this.active.length;
    for (let inner = this.current.block; inner !== block; inner = inner.parent!) height = inner.base;
    return height;
  }

  /** From here to `leaveCondition` the condition of the innermost block, a `repeat`, is parsed. */
  enterCondition(): number {
    const { block } = this.current;
    const before = this.skipped.length;
    for (let index = block.safeHeight; index < this.active.length; index++) {
      const { variable } = this.active[index]!;
      if (variable !== undefined) this.skipped.push({ variable, line: block.continueLine });
    }
    return before;
  }

  /** `before` is what `enterCondition` has returned. */
  leaveCondition(before: number): void {
    this.skipped.length = before;
  }

  private checkSkipped(variable: LocalVariable): void {
    const found = this.skipped.find((skip) => skip.variable === variable);
    if (found !== undefined) {
      this.lexer.failWithoutToken(syntaxMessages.jumpIntoLocal("continue", variable.name), found.line);
    }
  }

  /** Notes a `defer` in the innermost block: it takes a place, and no jump may lead past it (D22). */
  addDefer(): void {
    this.current.block.hasDefer = true;
    this.current.handlers++;
    this.active.push(pendingHandler);
  }

  /** Places a label; whether it ends its block is not known yet, see `resolveForward`. */
  addLabel(name: ByteString, line: number): Label {
    const { block } = this.current;
    const labels = (block.labels ??= new Map<ByteString, Label>());
    if (labels.has(name)) this.lexer.failWithoutToken(syntaxMessages.duplicateLabel(name));
    const label: Label = { name, line, backward: false, forward: false };
    labels.set(name, label);
    return label;
  }

  /** Connects the jumps that stand before a label. At the end of a block no local is in scope any more. */
  resolveForward(label: Label, endsBlock: boolean): void {
    const { block } = this.current;
    const height = endsBlock ? block.base : this.active.length;
    for (const pending of block.gotos?.get(label.name) ?? []) {
      if (pending.height < height) this.failJump(label.name, pending);
      pending.node.label = label;
      label.forward = true;
    }
    block.gotos?.delete(label.name);
  }

  /** Connects a jump to a label before it in the same block, or lets it wait for the nearest. */
  addGoto(name: ByteString, node: Mutable<Goto>): void {
    addToBlock(this.current.block, name, [{ node, height: this.active.length }]);
  }

  /** Labels before the block are visible in it, but one that follows in the block itself would have been nearer. */
  private moveGotosOut(block: BlockScope, gotos: ReadonlyMap<ByteString, PendingGoto[]>): void {
    const { parent } = block;
    if (parent === undefined) return;
    for (const [name, pendings] of gotos) {
      for (const pending of pendings) pending.height = block.base;
      addToBlock(parent, name, pendings);
    }
  }

  private failJump(name: ByteString, pending: PendingGoto): never {
    const jump = `goto ${name}`;
    const local = this.active[pending.height]!.variable;
    const message =
      local === undefined ? syntaxMessages.jumpIntoDefer(jump) : syntaxMessages.jumpIntoLocal(jump, local.name);
    return this.lexer.failWithoutToken(message, pending.node.line);
  }
}

/** Connects jumps to a label that the block already has, or lets them wait there for one. */
function addToBlock(block: BlockScope, name: ByteString, pendings: readonly PendingGoto[]): void {
  const label = block.labels?.get(name);
  if (label !== undefined) {
    label.backward = true;
    for (const { node } of pendings) node.label = label;
    return;
  }
  const gotos = (block.gotos ??= new Map<ByteString, PendingGoto[]>());
  const waiting = gotos.get(name);
  if (waiting === undefined) gotos.set(name, [...pendings]);
  else for (const pending of pendings) waiting.push(pending);
}
