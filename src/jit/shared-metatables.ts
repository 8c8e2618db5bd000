/**
 * `setmetatable(object, { __index = class })`: objects that get such a metatable share one until somebody asks for it (values/classes.ts),
 * so the one of the program is not even made. This finds the instructions in question, which the call then stands for.
 */
import { INSTRUCTION_SIZE, Op } from "../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../runtime/bytecode/proto.js";

/** A metatable made for one `setmetatable`. */
export interface SharedMetatable {
  /** pc of its NEW_TABLE and of the store of its only field. */
  readonly made: number;
  readonly stored: number;
  /** Operand whose value is its `__index`. */
  readonly target: number;
}

/** Instructions that may stand between the NEW_TABLE and the store: they cannot leave translated code. */
const HARMLESS: ReadonlySet<Op> = new Set([Op.Move, Op.LoadUpvalue, Op.GetUpvalue, Op.GetCell]);

/** The metatables of that kind, by the pc of the call that gives them to their objects. */
export function findSharedMetatables(proto: Proto, isJoin: (pc: number) => boolean): Map<number, SharedMetatable> {
  const found = new Map<number, SharedMetatable>();
  const { code } = proto;
  for (let adopt = 3 * INSTRUCTION_SIZE; adopt < code.length; adopt += INSTRUCTION_SIZE) {
    if (code[adopt] !== Op.Adopt) continue;
    const shared = before(proto, adopt);
    if (shared === undefined) continue;
    let isStraight = true;
    for (let pc = shared.made + INSTRUCTION_SIZE; pc <= adopt + INSTRUCTION_SIZE; pc += INSTRUCTION_SIZE)
      isStraight &&= !isJoin(pc) && !proto.regions.some((region) => region.start === pc);
    if (isStraight) found.set(adopt + INSTRUCTION_SIZE, shared);
  }
  return found;
}

function before({ code, constants }: Proto, adopt: number): SharedMetatable | undefined {
  const register = code[adopt + 1]! + 2;
  const stored = adopt - INSTRUCTION_SIZE;
  const target = code[stored + 3]!;
  if (code[stored] !== Op.SetField || code[stored + 1] !== register) return undefined;
  if (constants[code[stored + 2]!] !== "__index" || target < 0 || target === register) return undefined;
  let made = stored - INSTRUCTION_SIZE;
  if (HARMLESS.has(code[made] as Op) && code[made + 1] === target) made -= INSTRUCTION_SIZE;
  return code[made] === Op.NewTable && code[made + 1] === register ? { made, stored, target } : undefined;
}
