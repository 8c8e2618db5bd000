/** What runs between two instructions of a Lua function, without its knowing: a collection at a loop's end, a hook. */
import { type Continuation, GO_ON, type Step } from "../values/native.js";
import type { Runtime } from "../values/runtime.js";
import { Capture } from "./capture.js";
import { continuationFrame, INTERLUDE } from "./frame.js";

/** Stands on a frame that goes on where it is when what is above has ended. */
export class Interlude implements Continuation {
  readonly name = INTERLUDE;

  returned(): Step {
    return GO_ON;
  }
}

/** A loop of compiled code has used up its fuel; the frame goes on at the loop's start. */
export function poll(rt: Runtime): void {
  try {
    rt.collector!.poll();
  } catch (thrown) {
    if (thrown instanceof Capture) thrown.add(continuationFrame(new Interlude(), undefined));
    throw thrown;
  }
}
