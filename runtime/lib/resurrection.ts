/**
 * Finalizers get the userdata itself, with all it refers to (manual §2.10.1), but JavaScript does not bring back what has been collected.
 * So before a collection the objects that hang on nothing but userdata with `__gc` are described, by references that hold none of them.
 * Those that are gone afterwards are made again from their descriptions. Nobody is left who could tell: whatever knew such an object
 * was gone together with it and is made again, too.
 */
import type { Code } from "../bytecode/code.js";
import type { Frame } from "../interpreter/frame.js";
import { setMetatable } from "../values/classes.js";
import { Coroutine } from "../values/coroutine.js";
import { Cell, LuaFunction, type Upvalue } from "../values/function.js";
import type { Runtime } from "../values/runtime.js";
import { fields, isInternal, LuaTable, rawset } from "../values/table.js";
import { Userdata } from "../values/userdata.js";
import type { LuaValue } from "../values/value.js";
import { isCollectable, modeOf, type Reference } from "./weak-entries.js";

/** What an object refers to strongly, told to `visit`. */
export function visitReferences(object: object, visit: (value: unknown) => void): void {
  if (object instanceof LuaTable) visitTable(object, visit);
  else if (object instanceof LuaFunction) {
    visit(object.env);
    for (const upvalue of object.upvalues) visit(upvalue);
  } else if (object instanceof Cell) visit(object.v);
  else if (object instanceof Userdata) {
    visit(object.metatable);
    visit(object.env);
  } else if (object instanceof Coroutine) {
    visit(object.env);
    visit(object.body);
    visitFrames(object.frame, visit);
  }
}

function visitTable(table: LuaTable, visit: (value: unknown) => void): void {
  const mode = modeOf(table.Ωmeta);
  visit(table.Ωmeta);
  eachPair(table, (key, value) => {
    if (mode?.keys !== true) visit(key);
    if (mode?.values !== true) visit(value);
  });
}

export function visitFrames(innermost: Frame | undefined, visit: (value: unknown) => void): void {
  for (let frame = innermost; frame !== undefined; frame = frame.parent) {
    visit(frame.fn);
    for (const value of frame.registers) visit(value);
    for (const value of frame.varargs) visit(value);
  }
}

function eachPair(table: LuaTable, visit: (key: LuaValue, value: LuaValue) => void): void {
  const array = table.Ωarray;
  for (let i = 1; i < array.length; i++) visit(i, array[i]);
  const own = fields(table);
  for (const name of Object.keys(own)) if (!isInternal(name)) visit(name, own[name]);
  const hash = table.Ωhash;
  if (typeof hash !== "object") return;
  for (let i = 0; i < hash.keys.length; i++) if (hash.values[i] !== undefined) visit(hash.keys[i], hash.values[i]);
}

/** Everything that can be reached from `roots` without passing an object of `outside`. */
export function reach(roots: Iterable<unknown>, outside?: ReadonlySet<object>): Set<object> {
  const reached = new Set<object>();
  const waiting: object[] = [];
  const visit = (value: unknown): void => {
    if (!isCollectable(value) || reached.has(value) || outside?.has(value) === true) return;
    reached.add(value);
    waiting.push(value);
  };
  for (const root of roots) visit(root);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) visitReferences(object, visit);
  return reached;
}

/** A value as a description has it: itself, or a reference. No closures here: their contexts would hold what is to be let go. */
type Source = Constant | Link;

class Constant {
  constructor(readonly value: unknown) {}

  take(): unknown {
    return this.value;
  }
}

class Link {
  /** @param isStrong the object is made again for it. */
  constructor(
    private readonly target: Description,
    private readonly isStrong: boolean,
  ) {}

  take(filling: Description[]): unknown {
    return this.isStrong ? this.target.revive(filling) : this.target.get();
  }
}

/** What an object is made again from. */
interface Maker {
  make(): object;
  fill(object: object, filling: Description[]): void;
}

/** A reference that can make its object again. */
export class Description implements Reference {
  private readonly weak: WeakRef<object>;
  private again: object | undefined = undefined;
  maker: Maker | undefined = undefined;

  constructor(object: object) {
    this.weak = new WeakRef(object);
  }

  get(): object | undefined {
    return this.weak.deref() ?? this.again;
  }

  get isGone(): boolean {
    return this.weak.deref() === undefined;
  }

  /** The object. If it is gone it is made again, and has to be filled. */
  revive(filling: Description[]): object | undefined {
    const present = this.get();
    if (present !== undefined || this.maker === undefined) return present;
    this.again = this.maker.make();
    filling.push(this);
    return this.again;
  }

  fill(filling: Description[]): void {
    this.maker?.fill(this.again!, filling);
  }
}

/** The descriptions of one collection. */
export class Descriptions {
  private readonly made = new Map<object, Description>();
  private described: ReadonlySet<object> = new Set();

  /** @param proxyMetatables metatables that `newproxy` has made, and that stay such when they are made again. */
  constructor(
    private readonly rt: Runtime,
    private readonly proxyMetatables: WeakSet<LuaTable>,
  ) {}

  of(object: object): Description {
    let reference = this.made.get(object);
    if (reference === undefined) {
      reference = new Description(object);
      this.made.set(object, reference);
    }
    return reference;
  }

  /** Describes what hangs on `userdata`, and not on `roots`, which is there anyway. */
  describe(userdata: readonly Userdata[], roots: Iterable<unknown>): void {
    this.described = reach(userdata, reach(roots));
    for (const object of this.described) if (isDescribable(object)) this.of(object).maker = this.maker(object);
  }

  private source(value: unknown, isStrong = true): Source {
    if (!isCollectable(value)) return new Constant(value);
    if (isStrong && !(this.described.has(value) && isDescribable(value))) return new Constant(value);
    return new Link(this.of(value), isStrong);
  }

  private maker(object: object): Maker {
    if (object instanceof LuaTable) return this.tableMaker(object);
    if (object instanceof Cell) return new CellMaker(this.source(object.v));
    if (object instanceof LuaFunction) {
      const upvalues = object.upvalues.map((upvalue) => this.source(upvalue));
      return new FunctionMaker(this.rt, object.code!, upvalues, this.source(object.env));
    }
    const { host, metatable, env } = object as Userdata;
    return new UserdataMaker(host, this.source(metatable), this.source(env));
  }

  private tableMaker(table: LuaTable): Maker {
    const mode = modeOf(table.Ωmeta);
    const pairs: (readonly [Source, Source])[] = [];
    eachPair(table, (key, value) => {
      pairs.push([this.source(key, mode?.keys !== true), this.source(value, mode?.values !== true)]);
    });
    const proxies = this.proxyMetatables.has(table) ? this.proxyMetatables : undefined;
    return new TableMaker(pairs, this.source(table.Ωmeta), proxies);
  }
}

class TableMaker implements Maker {
  constructor(
    private readonly pairs: readonly (readonly [Source, Source])[],
    private readonly meta: Source,
    private readonly proxies: WeakSet<LuaTable> | undefined,
  ) {}

  make(): LuaTable {
    const table = new LuaTable();
    this.proxies?.add(table);
    return table;
  }

  fill(table: LuaTable, filling: Description[]): void {
    for (const pair of this.pairs) {
      const key = pair[0].take(filling) as LuaValue;
      const value = pair[1].take(filling) as LuaValue;
      if (key !== undefined && value !== undefined) rawset(table, key, value);
    }
    setMetatable(table, this.meta.take(filling) as LuaTable | undefined);
  }
}

class FunctionMaker implements Maker {
  constructor(
    private readonly rt: Runtime,
    private readonly code: Code,
    private readonly upvalues: readonly Source[],
    private readonly env: Source,
  ) {}

  /** Without its translation, which may hold the function's variables. */
  make(): LuaFunction {
    return new LuaFunction(this.rt.interpreted, this.rt.interpretedResumable, this.code, [], undefined, undefined);
  }

  fill(fn: LuaFunction, filling: Description[]): void {
    fn.env = this.env.take(filling) as LuaTable | undefined;
    for (const upvalue of this.upvalues) fn.upvalues.push(upvalue.take(filling) as Upvalue);
  }
}

class CellMaker implements Maker {
  constructor(private readonly value: Source) {}

  make(): Cell {
    return new Cell(undefined);
  }

  fill(cell: Cell, filling: Description[]): void {
    cell.v = this.value.take(filling) as LuaValue;
  }
}

class UserdataMaker implements Maker {
  constructor(
    private readonly host: unknown,
    private readonly meta: Source,
    private readonly env: Source,
  ) {}

  make(): Userdata {
    return new Userdata(this.host, undefined);
  }

  fill(userdata: Userdata, filling: Description[]): void {
    userdata.metatable = this.meta.take(filling) as LuaTable | undefined;
    userdata.env = this.env.take(filling) as LuaTable | undefined;
  }
}

/** Objects that can be described: builtins and threads hold more than can be seen. */
function isDescribable(object: object): boolean {
  return (
    object instanceof LuaTable ||
    object instanceof Cell ||
    object instanceof Userdata ||
    (object instanceof LuaFunction && object.code !== undefined)
  );
}
