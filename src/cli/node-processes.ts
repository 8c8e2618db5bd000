/** Shell commands on Node: `os.execute` and `io.popen`. They run to their end, one after the other, because Lua cannot wait otherwise. */
import type { SpawnSyncOptions } from "node:child_process";
import type { HostFile, HostProcesses } from "../../runtime/lib/host.js";
import { childProcess, os } from "./node-builtins.js";
import { hostError, translate } from "./node-errors.js";

/** Node takes no empty command: a shell's way to do nothing. */
const NOTHING = ":";

/** Runs a command; its exit status, or the negative number of the signal that ended it. */
function run(command: string, options: SpawnSyncOptions): { status: number; output: string } {
  const text = Buffer.from(command, "latin1").toString("utf8");
  const { status, signal, stdout, error } = childProcess().spawnSync(text === "" ? NOTHING : text, {
    ...options,
    shell: true,
    // As C calls it: the name is in what the shell has to say about a command.
    argv0: "sh",
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (error !== undefined && status === null && signal === null) throw translate(error);
  const output = stdout === null || stdout === undefined ? "" : stdout.toString("latin1");
  return { status: status ?? -os().constants.signals[signal!], output };
}

/** @param flush passes on all output of this program, so that a command's comes behind it. */
export function nodeProcesses(flush: () => void, open: Set<HostFile>): HostProcesses {
  return {
    execute(command) {
      flush();
      return run(command, { stdio: "inherit" }).status;
    },
    open(command, mode) {
      flush();
      if (mode === "r") return new CommandOutput(run(command, { stdio: ["inherit", "pipe", "inherit"] }));
      const file = new CommandInput(command, flush, open);
      open.add(file);
      return file;
    },
  };
}

/** What a command has written. */
class CommandOutput implements HostFile {
  private at = 0;

  constructor(private readonly result: { status: number; output: string }) {}

  read(count: number): string {
    const text = this.result.output.slice(this.at, this.at + count);
    this.at += text.length;
    return text;
  }

  write(): never {
    throw hostError("EBADF");
  }

  flush(): void {}

  setBuffering(): void {}

  seek(): never {
    throw hostError("ESPIPE");
  }

  close(): number {
    return this.result.status;
  }
}

/** Collects the input of a command, which runs when it is complete. */
class CommandInput implements HostFile {
  private input = "";

  constructor(
    private readonly command: string,
    private readonly flushAll: () => void,
    private readonly open: Set<HostFile>,
  ) {}

  read(): never {
    throw hostError("EBADF");
  }

  write(data: string): void {
    this.input += data;
  }

  flush(): void {}

  setBuffering(): void {}

  seek(): never {
    throw hostError("ESPIPE");
  }

  close(): number {
    this.open.delete(this);
    this.flushAll();
    const input = Buffer.from(this.input, "latin1");
    return run(this.command, { input, stdio: ["pipe", "inherit", "inherit"] }).status;
  }
}
