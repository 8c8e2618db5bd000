/**
 * What the interpreter did when. V8's profiler sees one JavaScript function there, whatever Lua runs in it, so the interpreter is looked at
 * where it passes anyway, where a frame is entered or returned to and at the ends of loops, some thousand times a second with the time.
 */
import { INSTRUCTION_SIZE } from "../../../runtime/bytecode/opcodes.js";
import type { Proto } from "../../../runtime/bytecode/proto.js";
import type { Frame } from "../../../runtime/interpreter/frame.js";
import type { Sampler } from "../../../runtime/values/runtime.js";

/** A function on top of others. */
export class Place {
  private readonly above = new Map<Proto, Place>();

  constructor(
    /** Undefined below all functions. */
    readonly proto: Proto | undefined,
    readonly below: Place | undefined,
  ) {}

  with(proto: Proto): Place {
    let place = this.above.get(proto);
    if (place === undefined) {
      place = new Place(proto, this);
      this.above.set(proto, place);
    }
    return place;
  }
}

/** What one activation of the interpreter does: these are functions on top of each other on the heap. */
export interface Look {
  readonly place: Place;
  readonly line: number;
}

/** Microseconds: what is shorter is not told apart. */
const INTERVAL = 50;

/** Frames that are told apart; V8's profiler sees as many. */
const MAX_FRAMES = 255;

export class InterpreterSampler implements Sampler {
  private readonly bottom = new Place(undefined, undefined);
  // What has been seen: until when, the innermost function, its line, and how deep the activation is.
  private readonly times: number[] = [];
  private readonly places: Place[] = [];
  private readonly lines: number[] = [];
  private readonly depths: number[] = [];
  /** The last thing seen at the activation below, or -1. */
  private readonly below: number[] = [];
  /** Where the interpreter has passed last: there it is until it passes again, however long that takes. */
  private frame: Frame | undefined = undefined;
  private pc = 0;
  private depth = 0;
  private last = 0;

  /** @param clock microseconds. */
  constructor(private readonly clock: () => number) {}

  look(frame: Frame, pc: number, depth: number): void {
    const now = this.clock();
    // What an activation was about when another begins or ends is kept in any case.
    if (now - this.last > INTERVAL || depth !== this.depth) this.note(now);
    this.frame = frame;
    this.pc = pc;
    this.depth = depth;
  }

  /** Notes where the interpreter was until now. */
  private note(now: number): void {
    const { frame, depth } = this;
    this.last = now;
    if (frame === undefined) return;
    this.times.push(now);
    this.places.push(this.placeOf(frame));
    this.lines.push(frame.proto.lines[this.pc / INSTRUCTION_SIZE]);
    let below = this.depths.length - 1;
    while (below >= 0 && this.depths[below] >= depth) below = this.below[below];
    this.depths.push(depth);
    this.below.push(below);
  }

  private placeOf(innermost: Frame): Place {
    const protos: Proto[] = [];
    for (
      let frame: Frame | undefined = innermost;
      frame !== undefined && protos.length < MAX_FRAMES;
      frame = frame.parent
    )
      if (frame.continuation === undefined) protos.push(frame.proto);
    return protos.reduceRight((place, proto) => place.with(proto), this.bottom);
  }

  /** There is nothing more to come. */
  finish(): void {
    this.note(this.clock());
  }

  /** What the interpreter's activations were about at a time, outermost first. */
  at(time: number): Look[] {
    const { times, places, lines, below } = this;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    const looks: Look[] = [];
    if (low < times.length) for (let i = low; i >= 0; i = below[i]) looks.push({ place: places[i], line: lines[i] });
    return looks.reverse();
  }
}
