/** Open files of Node as `HostFile`s: descriptors with an output buffer. Bytes are characters 0–255 on Lua's side. */
import { closeSync, fstatSync, readSync, type Stats, statSync, writeSync } from "node:fs";
import type { Buffering, HostFile, SeekOrigin } from "../../runtime/lib/host.js";
import { isTerminal } from "./node-builtins.js";
import { attempt, hostError, translate } from "./node-errors.js";

/** Bytes of output kept back before they are written. */
export const BUFFER_SIZE = 65536;

/** How long to wait for a stream that is not ready, in milliseconds. */
const PAUSE = 1;

/** Bytes that are characters 0–255, without a copy of their own. */
const toBytes = (data: string): Buffer => Buffer.from(data, "latin1");

export interface FileSettings {
  readonly append: boolean;
  /** Where input arrives before it becomes a string; all files of a host share it. */
  readonly scratch: Buffer;
  readonly onBrokenPipe?: () => never;
  /** Called before the system is asked for input. */
  readonly beforeRead?: () => void;
  readonly afterClose?: () => void;
}

export class NodeFile implements HostFile {
  private pending = "";
  /** Output is written when more than this has come together. */
  private limit: number;
  /** Undefined until the end of a line is written. */
  private byLine: boolean | undefined = undefined;
  /** What has been read and written, for Node cannot ask the system where it is. */
  private position = 0;
  private isSeekable: boolean | undefined = undefined;
  /** Reads and writes go to `position`; until a seek has moved it, to the system's, which moves along. */
  private positioned = false;
  private closed = false;

  constructor(
    private readonly descriptor: number,
    private readonly settings: FileSettings,
  ) {
    this.limit = BUFFER_SIZE;
  }

  /** A place to go back to exists: not in pipes and terminals. */
  private get seekable(): boolean {
    this.isSeekable ??= statusOf(this.descriptor)?.isFile() === true;
    return this.isSeekable;
  }

  read(count: number): string {
    this.flush();
    this.settings.beforeRead?.();
    const { scratch } = this.settings;
    const got = this.readInto(scratch, Math.min(count, scratch.length));
    this.position += got;
    return scratch.toString("latin1", 0, got);
  }

  private readInto(buffer: Buffer, count: number): number {
    for (;;) {
      try {
        return readSync(this.descriptor, buffer, 0, count, this.positioned ? this.position : null);
      } catch (error) {
        const { code } = error as { code?: unknown };
        // What Windows says at the end of a pipe.
        if (code === "EOF") return 0;
        if (code === "EAGAIN") pause();
        else throw translate(error);
      }
    }
  }

  write(data: string): void {
    this.pending += data;
    if (this.pending.length >= this.limit || (this.byLine !== false && this.endsLine(data))) this.flush();
  }

  private endsLine(data: string): boolean {
    if (!data.includes("\n")) return false;
    this.byLine ??= mayBeTerminal(statusOf(this.descriptor)) && isTerminal(this.descriptor);
    return this.byLine;
  }

  flush(): void {
    if (this.pending === "") return;
    const bytes = toBytes(this.pending);
    this.pending = "";
    let done = 0;
    while (done < bytes.length) done += this.writeFrom(bytes, done);
  }

  private writeFrom(bytes: Buffer, start: number): number {
    const positioned = this.positioned && !this.settings.append;
    try {
      const count = writeSync(this.descriptor, bytes, start, bytes.length - start, positioned ? this.position : null);
      // What is appended goes behind what others have appended.
      if (this.settings.append && this.seekable) this.position = fstatSync(this.descriptor).size;
      else this.position += count;
      return count;
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === "EPIPE") this.settings.onBrokenPipe?.();
      if (code !== "EAGAIN") throw translate(error);
      pause();
      return 0;
    }
  }

  setBuffering(mode: Buffering, size: number): void {
    this.flush();
    this.byLine = mode === "line";
    this.limit = mode === "no" ? 0 : Math.max(size, 1);
  }

  seek(origin: SeekOrigin, offset: number): number {
    this.flush();
    if (!this.seekable) throw hostError("ESPIPE");
    const base =
      origin === "set" ? 0 : origin === "cur" ? this.position : attempt(() => fstatSync(this.descriptor).size);
    const target = base + offset;
    if (target < 0) throw hostError("EINVAL");
    if (target !== this.position) this.positioned = true;
    this.position = target;
    return target;
  }

  close(): undefined {
    if (this.closed) return;
    try {
      this.flush();
    } finally {
      this.closed = true;
      this.settings.afterClose?.();
      attempt(() => closeSync(this.descriptor));
    }
  }
}

function statusOf(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined;
  }
}

/** Whether it is worth asking, which takes milliseconds. The null device is often meant and looks alike. */
function mayBeTerminal(status: Stats | undefined): boolean {
  if (status === undefined) return true;
  return status.isCharacterDevice() && status.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
}

/** A descriptor that does not block was not ready: there is nothing to do but wait. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
