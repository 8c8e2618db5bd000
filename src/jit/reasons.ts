/** Why compiled code gives up: each exit names one of these. */
export const deoptReasons = {
  notNumber: "an operand speculated to be a number was not",
  notWhole: "a number used in bit operations was a fraction, the negative zero, or beyond 32 bits",
  notTable: "a value speculated to be a table was not",
  notString: "a value speculated to be a string was not",
  noValue: "an access speculated to find a value in a table did not",
  nilStored: "a store speculated to store a value stored nil",
  metatable: "a table speculated to have no metatable, where it lacks a field, had one",
  metamethod: "an access to a table speculated to call no function had to call one",
  noMethod: "a method speculated to be a function was not found",
  notFunction: "a callee speculated to be a function was not",
  otherFunction: "a call speculated to be of a certain function was not",
  otherEntry: "a loop was entered with other values than those that its translation was made for",
  otherArguments: "a builtin got other arguments than those that it is done in place for",
  differentObjects: "two different tables or userdata were compared where only other values had been",
  equalityHandler: "tables that were compared have a metamethod for that, perhaps",
  otherGlobals: "the function was called in a context with other globals",
  unexecuted: "code was reached that had never been executed when the function was translated",
  forValue: "a bound of a numeric loop was not a number",
} as const;

export type DeoptReason = keyof typeof deoptReasons;
