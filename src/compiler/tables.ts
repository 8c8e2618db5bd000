/** Table constructors. Positional values are collected in registers and stored in batches. */
import { Op } from "../../runtime/bytecode/opcodes.js";
import { FIELD_SIZE, type FieldEntry, type TableConstructor } from "../syntax/ast.js";
import { isMultiple, OPEN, pushMultiple } from "./calls.js";
import { constantTo, operands, toNextRegister, toOperand } from "./expressions.js";
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
  f.emit(Op.NewTable, table, positional, fields.length / FIELD_SIZE - positional);
  storeFields(f, e, table);
  if (!inPlace) f.emit(Op.Move, target, table, 0);
  f.freeRegister = freeRegister;
}

function countPositional(fields: readonly FieldEntry[]): number {
  let count = 0;
  for (let at = 0; at < fields.length; at += FIELD_SIZE) if (fields[at] === undefined) count++;
  return count;
}

function storeFields(f: FunctionState, { fields, endLine }: TableConstructor, table: number): void {
  const last = fields.length - FIELD_SIZE;
  let stored = 0;
  let pending = 0;
  for (let at = 0; at <= last; at += FIELD_SIZE) {
    const key = fields[at];
    const value = fields[at + 1];
    const line = fields[at + 2] as number;
    if (key !== undefined) {
      storeKeyed(f, table, key, value, line);
    } else if (at === last && typeof value === "object" && isMultiple(value)) {
      pushMultiple(f, value, OPEN);
      f.line = endLine;
      f.emit(Op.SetList, table, OPEN, stored);
      return;
    } else {
      if (typeof value === "object") toNextRegister(f, value);
      else constantTo(f, value, f.reserve(1), line, true);
      if (++pending === FIELDS_PER_FLUSH) {
        flush(f, table, pending, stored);
        stored += pending;
        pending = 0;
      }
    }
  }
  f.line = endLine;
  if (pending > 0) flush(f, table, pending, stored);
}

function flush(f: FunctionState, table: number, count: number, stored: number): void {
  f.emit(Op.SetList, table, count + 1, stored);
  f.freeRegister = table + 1;
}

function storeKeyed(f: FunctionState, table: number, key: FieldEntry, value: FieldEntry, line: number): void {
  const { freeRegister } = f;
  if (typeof key === "string") {
    const operand = fieldOperand(f, value);
    f.line = line;
    f.emit(Op.SetField, table, f.constant(key), operand);
  } else {
    if (typeof key === "object" && typeof value === "object") operands(f, key, value, toOperand);
    else {
      const left = fieldOperand(f, key);
      f.right = fieldOperand(f, value);
      f.left = left;
    }
    f.line = line;
    f.emit(Op.SetIndex, table, f.left, f.right);
  }
  f.freeRegister = freeRegister;
}

function fieldOperand(f: FunctionState, entry: FieldEntry): number {
  return typeof entry === "object" ? toOperand(f, entry) : ~f.datum(entry);
}
