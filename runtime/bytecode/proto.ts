/**
 * The immutable artifact that the compiler makes and every tier reads: plain frozen data, shareable between engines and workers.
 * What is learned while running stands beside it, in `Code`.
 */
export type Constant = number | string | boolean | undefined;

/**
 * A stretch of code, properly nested in others. Every jump goes to the end of a region around it, or (LOOP, FOR_LOOP) to the start
 * of a loop around it; so structured JavaScript falls out of a linear scan.
 * - `block`: `end` is a jump target.
 * - `loop`: `start` and `end` are jump targets.
 * - `defer`: not a jump target; while the pc is inside, a function in `register` is a pending handler (DEFER.md).
 */
export interface Region {
  readonly kind: "block" | "loop" | "defer";
  /** pc of the first instruction. */
  readonly start: number;
  /** pc after the last instruction. */
  readonly end: number;
  /** Hidden register of a `defer` region, otherwise -1. */
  readonly register: number;
}

export interface UpvalueInfo {
  readonly name: string;
  /** Captured from a register of the enclosing function; otherwise from one of its upvalues. */
  readonly fromRegister: boolean;
  readonly index: number;
  /** The variable is reassigned, so it lives in a cell. */
  readonly cell: boolean;
}

export interface LocalInfo {
  readonly name: string;
  readonly register: number;
  /** Visible from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /** The register holds a cell. */
  readonly cell: boolean;
}

export interface Proto {
  /** Number within its chunk, in order of appearance; the main function is 0. */
  readonly id: number;
  /** Raw chunk name, as given to `load`. */
  readonly source: string;
  readonly lineDefined: number;
  readonly lastLine: number;
  readonly parameters: number;
  readonly isVararg: boolean;
  /** The function is the handler of a `defer` statement. */
  readonly isDefer: boolean;
  /** The function contains `defer` statements of its own. */
  readonly hasDefer: boolean;
  /** Registers a frame needs. */
  readonly registers: number;
  readonly code: Int32Array;
  /** Line of each instruction, by pc / 4. */
  readonly lines: Int32Array;
  /** One pool for the chunk: all its prototypes share this array. */
  readonly constants: readonly Constant[];
  readonly protos: readonly Proto[];
  readonly upvalues: readonly UpvalueInfo[];
  readonly locals: readonly LocalInfo[];
  /** In order of `start`; an outer region stands before an inner one. */
  readonly regions: readonly Region[];
}
