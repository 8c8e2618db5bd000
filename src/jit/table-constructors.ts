/** Constructors of tables, one for each place that makes tables (runtime/values/classes.ts). */
import type { TableSite } from "../../runtime/values/classes.js";
import { EMPTY_ARRAY } from "../../runtime/values/table.js";

/** Fields for which V8 makes room on top of what it expects (`JSFunction::CalculateExpectedNofProperties`, js-function.cc). */
const V8_SLACK = 8;
/** Fields for which V8 makes room in an object, at most, and a few of its own (`JSObject::kMaxInObjectProperties`, js-objects.h). */
const MAX_IN_OBJECT = 240;

/**
 * A constructor that has V8's feedback for itself: code of its own, not a closure of code shared with others.
 *
 * V8 expects of its objects a field for each assignment to `this` in its text, executed or not, and takes back the room that none of the first
 * seven uses. Fields beyond are in an array outside of the object, which is copied when it grows by three: objects of 24 fields take 2.9
 * times as long to make.
 * @param fields that the tables are likely to have, at most.
 */
export function tableConstructor(fields: number): TableSite {
  const unexpected = Math.min(fields, MAX_IN_OBJECT) - V8_SLACK;
  const room = unexpected > 0 ? `if (false) ${"this.x = ".repeat(unexpected)}0; ` : "";
  const body = `return function Table() { this.Ωmeta = undefined; this.Ωarray = EMPTY_ARRAY; this.Ωhash = 0; ${room}};`;
  return new Function("EMPTY_ARRAY", body)(EMPTY_ARRAY) as TableSite;
}
