/**
 * What the libraries need of their environment. Without a part, the functions that depend on it refuse clearly; so the same libraries
 * run in a browser with next to nothing and in Node with everything. All text and data are byte strings (a character per byte);
 * everything is synchronous, as Lua is.
 */

/** A refusal of the operating system, as io and os functions report it: nil, "name: message", code. */
export class HostError extends Error {
  /**
   * @param message the text of `strerror`, such as "No such file or directory".
   * @param code `errno`.
   */
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

export type SeekOrigin = "set" | "cur" | "end";

/** When output goes out: at once, when enough has come together, or also at every line end. */
export type Buffering = "no" | "full" | "line";

/**
 * An open file or stream. The host buffers output, so that everyone who writes to a stream (`print`, `io.write`, an embedder) writes in
 * order. Every method may throw a `HostError`.
 */
export interface HostFile {
  /** Up to `count` bytes from the current position, as they are available; "" at the end of the file. */
  read(count: number): string;
  /** Writes all of `data`, at the latest when the file is flushed or closed, or the program ends. */
  write(data: string): void;
  /** Hands buffered output to the system. */
  flush(): void;
  /** @param size bytes that are kept back at the most. */
  setBuffering(mode: Buffering, size: number): void;
  /** Moves the position and returns it, counted from the start of the file. */
  seek(origin: SeekOrigin, offset: number): number;
  /** Closes; a process gives its exit status, a file nothing. */
  close(): number | undefined;
}

/** Files by name. Every method may throw a `HostError`. */
export interface HostFiles {
  /** @param mode as C's `fopen` has it: r, w or a, then perhaps x, then perhaps +. */
  open(name: string, mode: string): HostFile;
  remove(name: string): void;
  rename(from: string, to: string): void;
  /** A name that no file has. */
  temporaryName(): string;
  /** An open file for update that goes away when it is closed. */
  temporaryFile(): HostFile;
}

/** Other programs. Every method may throw a `HostError`. */
export interface HostProcesses {
  /** Runs a shell command and waits: its exit status, or the number of the signal that ended it, negative. */
  execute(command: string): number;
  /** A stream to (`w`) or from (`r`) a running shell command. */
  open(command: string, mode: "r" | "w"): HostFile;
}

export interface Host {
  readonly stdin: HostFile;
  readonly stdout: HostFile;
  readonly stderr: HostFile;
  readonly files: HostFiles | undefined;
  readonly processes: HostProcesses | undefined;
  /** Seconds of processor time used, as `os.clock` returns them. */
  clock(): number;
  /** Milliseconds since 1970, as `Date.now`. */
  now(): number;
  /** An environment variable. */
  env(name: string): string | undefined;
  /** Ends the process, or whatever stands for it; does not return. */
  exit(code: number): never;
  /** Name of the script and arguments behind it, as bytes. */
  readonly argv: readonly string[];
  /** Bytes of memory in use, as well as the host can tell. */
  memory(): number;
  /** Makes a full garbage collection, where the host lets one. */
  readonly collect: (() => void) | undefined;
  /** Resolves when the present job has ended and another one has begun: until then JavaScript keeps the targets of weak references. */
  readonly nextJob: (() => Promise<void>) | undefined;
}
