/** The translator of every opcode that does not steer control; control.ts has those that do. Leaving one out is a type error. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { FunctionContext } from "./context.js";
import { arithmetic, arithmeticOperations, concat, length, not, unaryMinus } from "./instructions/arithmetic.js";
import { adopt, call, returns, tailCall, vararg } from "./instructions/calls.js";
import * as loads from "./instructions/loads.js";
import { forPrep } from "./instructions/loops.js";
import * as stores from "./instructions/stores.js";

export type Translator = (f: FunctionContext) => void;

/** Opcodes whose translation needs the regions around them. */
export type Control =
  | Op.Jump
  | Op.Loop
  | Op.JumpIf
  | Op.JumpIfNot
  | Op.JumpEq
  | Op.JumpNe
  | Op.JumpLt
  | Op.JumpNotLt
  | Op.JumpLe
  | Op.JumpNotLe
  | Op.ForLoop
  | Op.TForCall;

export const translators: Record<Exclude<Op, Control>, Translator> = {
  [Op.Move]: loads.move,
  [Op.LoadK]: loads.loadConstant,
  [Op.LoadNil]: loads.loadNil,
  [Op.LoadBool]: loads.loadBoolean,
  [Op.GetUpvalue]: loads.getUpvalue,
  [Op.LoadUpvalue]: loads.loadUpvalue,
  [Op.SetUpvalue]: loads.setUpvalue,
  [Op.NewCell]: loads.newCell,
  [Op.GetCell]: loads.getCell,
  [Op.SetCell]: loads.setCell,
  [Op.GetGlobal]: loads.getGlobal,
  [Op.SetGlobal]: stores.setGlobal,
  [Op.GetField]: loads.getField,
  [Op.GetIndex]: loads.getIndex,
  [Op.SetField]: stores.setField,
  [Op.SetIndex]: stores.setIndex,
  [Op.NewTable]: stores.newTable,
  [Op.SetList]: stores.setList,
  [Op.Self]: loads.self,
  [Op.Add]: arithmetic(arithmeticOperations[Op.Add]),
  [Op.Sub]: arithmetic(arithmeticOperations[Op.Sub]),
  [Op.Mul]: arithmetic(arithmeticOperations[Op.Mul]),
  [Op.Div]: arithmetic(arithmeticOperations[Op.Div]),
  [Op.Mod]: arithmetic(arithmeticOperations[Op.Mod]),
  [Op.Pow]: arithmetic(arithmeticOperations[Op.Pow]),
  [Op.Unm]: unaryMinus,
  [Op.Not]: not,
  [Op.Len]: length,
  [Op.Concat]: concat,
  [Op.MakeClosure]: stores.makeClosure,
  [Op.Adopt]: adopt,
  [Op.Call]: call,
  [Op.TailCall]: tailCall,
  [Op.Return]: returns,
  [Op.Vararg]: vararg,
  [Op.ArgTable]: stores.argTable,
  [Op.ForPrep]: forPrep,
};
