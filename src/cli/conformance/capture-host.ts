/** A host whose standard streams are strings. */
import type { HostFile } from "../../../runtime/lib/host.js";
import { hostError } from "../node-errors.js";
import { createNodeHost, type NodeHost } from "../node-host.js";

/** A stream that keeps what is written and has nothing to read. */
export class TextStream implements HostFile {
  text = "";

  read(): string {
    return "";
  }
  write(data: string): void {
    this.text += data;
  }
  flush(): void {}
  setBuffering(): void {}
  seek(): number {
    throw hostError("ESPIPE");
  }
  close(): undefined {
    return undefined;
  }
}

export interface CaptureHost extends NodeHost {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

/** @param onExit called when the program asks to end; must not return. */
export function createCaptureHost(name: string, onExit: (status: number) => never): CaptureHost {
  const system = createNodeHost([name]);
  return { ...system, stdin: new TextStream(), stdout: new TextStream(), stderr: new TextStream(), exit: onExit };
}
