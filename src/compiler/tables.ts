/** Table constructors. Positional values are collected in registers and stored in batches. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import type { TableConstructor, TableField } from "../syntax/ast.js";
import { isMultiple, OPEN, pushMultiple } from "./calls.js";
import { operands, toNextRegister, toOperand } from "./expressions.js";
import type { FunctionState } from "./function-state.js";

/** Positional values per SET_LIST (LFIELDS_PER_FLUSH in PUC Lua). */
const FIELDS_PER_FLUSH = 50;

export function compileTable(f: FunctionState, e: TableConstructor, target: number): void {
  const { fields } = e;
  const { freeRegister } = f;
  const inPlace = fields.length === 0 || f.isTopTemporary(target);
  const table = inPlace ? target : f.reserve(1);
  const positional = countPositional(fields);
  f.line = e.line;
  f.emit(Op.NewTable, table, positional, fields.length - positional);
  storeFields(f, fields, table);
  if (!inPlace) f.emit(Op.Move, target, table, 0);
  f.freeRegister = freeRegister;
}

function countPositional(fields: readonly TableField[]): number {
  let count = 0;
  for (const field of fields) if (field.key === undefined) count++;
  return count;
}

function storeFields(f: FunctionState, fields: readonly TableField[], table: number): void {
  let stored = 0;
  let pending = 0;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!;
    if (field.key !== undefined) {
      storeKeyed(f, field, table);
    } else if (index === fields.length - 1 && isMultiple(field.value)) {
      pushMultiple(f, field.value, OPEN);
      f.emit(Op.SetList, table, OPEN, stored);
      return;
    } else {
      toNextRegister(f, field.value);
      if (++pending === FIELDS_PER_FLUSH) {
        flush(f, table, pending, stored);
        stored += pending;
        pending = 0;
      }
    }
  }
  if (pending > 0) flush(f, table, pending, stored);
}

function flush(f: FunctionState, table: number, count: number, stored: number): void {
  f.emit(Op.SetList, table, count + 1, stored);
  f.freeRegister = table + 1;
}

function storeKeyed(f: FunctionState, field: TableField, table: number): void {
  const { freeRegister } = f;
  const key = field.key!;
  if (key.kind === "String") {
    const operand = toOperand(f, field.value);
    f.line = field.line;
    f.emit(Op.SetField, table, f.constant(key.value), operand);
  } else {
    operands(f, key, field.value, toOperand);
    f.line = field.line;
    f.emit(Op.SetIndex, table, f.left, f.right);
  }
  f.freeRegister = freeRegister;
}
