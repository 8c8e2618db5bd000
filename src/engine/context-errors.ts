/** What goes wrong with contexts and handles: mistakes of the host, not of Lua. */

export type ContextErrorCode =
  | "StaleHandle"
  | "ForeignHandle"
  | "InvalidGlobals"
  | "MissingFunction"
  | "MissingLimits"
  | "RunningContext";

export class ContextError extends Error {
  constructor(
    readonly code: ContextErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "ContextError";
  }
}

/** A context, or what came from it, is used after its `dispose()`. */
export class StaleHandleError extends ContextError {
  constructor(what: string) {
    super(
      "StaleHandle",
      `${what} is used after its context has been disposed of; make another context and get it there`,
    );
    this.name = "StaleHandleError";
  }
}

/** A function of one engine is given to another. */
export class ForeignHandleError extends ContextError {
  constructor(what: string) {
    super("ForeignHandle", `${what} belongs to another engine; load its chunk in this one`);
    this.name = "ForeignHandleError";
  }
}
