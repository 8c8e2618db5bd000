/**
 * The only list of opcodes. For each one `opInfo` gives its name, what its operands are, its effect and what the interpreter
 * records about it; interpreter, translator, verifier and disassembler are driven by this table or checked against it.
 *
 * An instruction is four words: opcode, A, B, C. A program counter is the index of its first word.
 */
export const enum Op {
  Move,
  LoadK,
  LoadNil,
  LoadBool,
  GetUpvalue,
  LoadUpvalue,
  SetUpvalue,
  NewCell,
  GetCell,
  SetCell,
  GetGlobal,
  SetGlobal,
  GetField,
  GetIndex,
  SetField,
  SetIndex,
  NewTable,
  SetList,
  Self,
  Add,
  Sub,
  Mul,
  Div,
  Mod,
  Pow,
  Unm,
  Not,
  Len,
  Concat,
  Jump,
  Loop,
  JumpIf,
  JumpIfNot,
  JumpEq,
  JumpNe,
  JumpLt,
  JumpNotLt,
  JumpLe,
  JumpNotLe,
  MakeClosure,
  Adopt,
  Call,
  TailCall,
  Return,
  Vararg,
  ArgTable,
  ForPrep,
  ForLoop,
  TForCall,
}

/** Words of an instruction. */
export const INSTRUCTION_SIZE = 4;

/**
 * What an operand is.
 * - `write`, `read`, `both`: a register that is written, read, or both
 * - `rk`: a register to read, or constant `~operand` when negative
 * - `constant`, `name`: index of a constant; of a string constant
 * - `upvalue`, `proto`: index into upvalues or nested prototypes
 * - `target`: a program counter
 * - `number`: a plain number
 * - `none`: zero
 */
export type Operand =
  | "write"
  | "read"
  | "both"
  | "rk"
  | "constant"
  | "name"
  | "upvalue"
  | "proto"
  | "target"
  | "number"
  | "none";

/** What feedback the interpreter collects at an instruction (see `feedback.ts`). */
export type Recorded = "none" | "operands" | "key" | "receiver" | "store" | "callee" | "loop" | "iterator";

export interface OpInfo {
  readonly name: string;
  readonly operands: readonly [Operand, Operand, Operand];
  /** R: register, K: constant, RK: either, U: upvalue, G: globals. */
  readonly effect: string;
  readonly records: Recorded;
}

const op = (name: string, a: Operand, b: Operand, c: Operand, effect: string, records: Recorded = "none"): OpInfo => ({
  name,
  operands: [a, b, c],
  effect,
  records,
});

const arithmetic = (name: string, sign: string): OpInfo =>
  op(name, "write", "rk", "rk", `R[A] := RK[B] ${sign} RK[C]`, "operands");

const comparison = (name: string, condition: string): OpInfo =>
  op(name, "rk", "rk", "target", `if ${condition} then jump to C`, "operands");

export const opInfo: Record<Op, OpInfo> = {
  [Op.Move]: op("MOVE", "write", "read", "none", "R[A] := R[B]"),
  [Op.LoadK]: op("LOAD_K", "write", "constant", "none", "R[A] := K[B]"),
  [Op.LoadNil]: op("LOAD_NIL", "write", "number", "none", "R[A], ..., R[B] := nil"),
  [Op.LoadBool]: op("LOAD_BOOL", "write", "number", "none", "R[A] := B ~= 0"),
  [Op.GetUpvalue]: op("GET_UPVALUE", "write", "upvalue", "none", "R[A] := U[B] (through its cell)"),
  [Op.LoadUpvalue]: op("LOAD_UPVALUE", "write", "upvalue", "none", "R[A] := U[B] (captured by value)"),
  [Op.SetUpvalue]: op("SET_UPVALUE", "upvalue", "rk", "none", "U[A] := RK[B] (through its cell)"),
  [Op.NewCell]: op("NEW_CELL", "both", "none", "none", "R[A] := a new cell that holds R[A]"),
  [Op.GetCell]: op("GET_CELL", "write", "read", "none", "R[A] := value of cell R[B]"),
  [Op.SetCell]: op("SET_CELL", "read", "rk", "none", "value of cell R[A] := RK[B]"),
  [Op.GetGlobal]: op("GET_GLOBAL", "write", "name", "none", "R[A] := G[K[B]]", "receiver"),
  [Op.SetGlobal]: op("SET_GLOBAL", "name", "rk", "none", "G[K[A]] := RK[B]", "store"),
  [Op.GetField]: op("GET_FIELD", "write", "read", "name", "R[A] := R[B][K[C]]", "receiver"),
  [Op.GetIndex]: op("GET_INDEX", "write", "read", "rk", "R[A] := R[B][RK[C]]", "key"),
  [Op.SetField]: op("SET_FIELD", "read", "name", "rk", "R[A][K[B]] := RK[C]", "store"),
  [Op.SetIndex]: op("SET_INDEX", "read", "rk", "rk", "R[A][RK[B]] := RK[C]", "key"),
  [Op.NewTable]: op("NEW_TABLE", "write", "number", "number", "R[A] := {} (B positional and C keyed fields follow)"),
  [Op.SetList]: op("SET_LIST", "read", "number", "number", "R[A][C+i] := R[A+i], 1 <= i < B; B = 0: up to the top"),
  [Op.Self]: op("SELF", "write", "read", "name", "R[A+1] := R[B]; R[A] := R[B][K[C]]", "receiver"),
  [Op.Add]: arithmetic("ADD", "+"),
  [Op.Sub]: arithmetic("SUB", "-"),
  [Op.Mul]: arithmetic("MUL", "*"),
  [Op.Div]: arithmetic("DIV", "/"),
  [Op.Mod]: arithmetic("MOD", "%"),
  [Op.Pow]: arithmetic("POW", "^"),
  [Op.Unm]: op("UNM", "write", "read", "none", "R[A] := -R[B]", "operands"),
  [Op.Not]: op("NOT", "write", "read", "none", "R[A] := not R[B]"),
  [Op.Len]: op("LEN", "write", "read", "none", "R[A] := #R[B]", "operands"),
  [Op.Concat]: op("CONCAT", "write", "rk", "rk", "R[A] := RK[B] .. RK[C]", "operands"),
  [Op.Jump]: op("JUMP", "target", "none", "none", "jump to A, the end of a region around"),
  [Op.Loop]: op("LOOP", "target", "none", "none", "jump to A, the start of a loop around", "loop"),
  [Op.JumpIf]: op("JUMP_IF", "read", "target", "none", "if R[A] then jump to B"),
  [Op.JumpIfNot]: op("JUMP_IF_NOT", "read", "target", "none", "if not R[A] then jump to B"),
  [Op.JumpEq]: comparison("JUMP_EQ", "RK[A] == RK[B]"),
  [Op.JumpNe]: comparison("JUMP_NE", "RK[A] ~= RK[B]"),
  [Op.JumpLt]: comparison("JUMP_LT", "RK[A] < RK[B]"),
  [Op.JumpNotLt]: comparison("JUMP_NOT_LT", "not (RK[A] < RK[B])"),
  [Op.JumpLe]: comparison("JUMP_LE", "RK[A] <= RK[B]"),
  [Op.JumpNotLe]: comparison("JUMP_NOT_LE", "not (RK[A] <= RK[B])"),
  [Op.MakeClosure]: op("MAKE_CLOSURE", "write", "proto", "none", "R[A] := closure of prototype B"),
  [Op.Adopt]: op("ADOPT", "read", "none", "none", "unless R[A] is setmetatable: R[A+1] is not made for a class"),
  [Op.Call]: op(
    "CALL",
    "both",
    "number",
    "number",
    "R[A], ... := R[A](R[A+1], ..., R[A+B-1]), C-1 results; 0: open",
    "callee",
  ),
  [Op.TailCall]: op("TAIL_CALL", "read", "number", "none", "return R[A](R[A+1], ..., R[A+B-1]); B = 0: open", "callee"),
  [Op.Return]: op("RETURN", "read", "number", "none", "return R[A], ..., R[A+B-2]; B = 0: up to the top"),
  [Op.Vararg]: op("VARARG", "write", "number", "none", "R[A], ..., R[A+B-2] := ...; B = 0: open"),
  [Op.ArgTable]: op("ARG_TABLE", "write", "none", "none", "R[A] := {n = select('#', ...), ...}"),
  [Op.ForPrep]: op(
    "FOR_PREP",
    "both",
    "target",
    "none",
    "numeric for in R[A..A+2]: check, R[A+3] := R[A], or jump to B",
  ),
  [Op.ForLoop]: op(
    "FOR_LOOP",
    "both",
    "target",
    "none",
    "R[A] += R[A+2]; unless past R[A+1]: R[A+3] := R[A], jump to B",
    "loop",
  ),
  [Op.TForCall]: op(
    "TFOR_CALL",
    "both",
    "target",
    "number",
    "R[A+4], ..., R[A+3+C] := R[A](R[A+1], R[A+2]); R[A+2] := R[A+4], or jump to B when it is nil; R[A+3] is hidden state",
    "iterator",
  ),
};

/** Number of opcodes. */
export const OP_COUNT = Op.TForCall + 1;
