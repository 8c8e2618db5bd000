/**
 * V8's heap as the memory of a Lua program: how much of it holds data, and full collections. V8 keeps its own things in the same heap, the
 * machine code and its descriptions, which come and go as functions get hot and cold, and none of which is the program's.
 */
import { memoryUsage } from "node:process";
import { v8, vm } from "./node-builtins.js";

/** Spaces of the heap that hold machine code, and in newer versions bytecode, but no data. */
const isCodeSpace = (name: string): boolean => name.includes("code") || name.includes("trusted");

export class NodeHeap {
  private gc: (() => void) | undefined = (globalThis as { gc?: () => void }).gc;
  private canFinish = true;
  /** Bytes of descriptions of code among the data, at the first collection and now. */
  private firstDescriptions: number | undefined = undefined;
  private descriptions = 0;
  private isAsked = false;
  /** Bytes of code when its size was first known. */
  private firstCode: number | undefined = undefined;

  /**
   * Bytes in use that are not code; and a constant, the code that there was at first: only differences count. So the first answer, which every
   * program waits for when it starts, needs no module of Node that takes milliseconds to load.
   */
  used(): number {
    if (!this.isAsked) {
      this.isAsked = true;
      return memoryUsage().heapUsed;
    }
    const { data, code } = this.sizes();
    this.firstCode ??= code;
    return data + this.firstCode - (this.descriptions - (this.firstDescriptions ?? 0));
  }

  private sizes(): { data: number; code: number } {
    let data = 0;
    let code = 0;
    for (const { space_name: name, space_used_size: size } of v8().getHeapSpaceStatistics())
      if (isCodeSpace(name)) code += size;
      else data += size;
    return { data, code };
  }

  /** A full collection: of all that nothing holds. */
  collect(): void {
    this.finishCompilations();
    this.gc ??= collector();
    this.gc();
    // V8 counts code when it collects.
    const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } = v8().getHeapCodeStatistics();
    this.descriptions = code + bytecode - this.sizes().code;
    this.firstDescriptions ??= this.descriptions;
  }

  /**
   * Waits for V8's compilations in other threads. Each holds the objects that it found in the variables of its function until its result
   * is taken over, so that a collection in between keeps what the program has let go of. V8 has a function to wait, for its own tests;
   * it is asked for by the syntax that those are written in, which is on as long as it takes. Code is run as it is compiled: V8 throws
   * away what was not called for long, and a function could not be compiled again later. Less than 0.1 ms if there is nothing to wait for.
   */
  private finishCompilations(): void {
    if (!this.canFinish) return;
    v8().setFlagsFromString("--allow-natives-syntax");
    try {
      vm().runInThisContext("%FinalizeOptimization()");
    } catch {
      // A version of V8 without it: what compilations hold is collected the next time.
      this.canFinish = false;
    } finally {
      v8().setFlagsFromString("--no-allow-natives-syntax");
    }
  }
}

/** V8's collector, for which it has to be asked. */
function collector(): () => void {
  v8().setFlagsFromString("--expose-gc");
  const gc = vm().runInNewContext("gc") as () => void;
  v8().setFlagsFromString("--no-expose-gc");
  return gc;
}
