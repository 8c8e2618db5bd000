/**
 * Runs a program in a mode: in a child process that keeps an engine's build loaded, or with a reference implementation. The outcome is
 * text in which everything that may differ from run to run is replaced.
 */
import { execFile, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const workerFile = fileURLToPath(new URL("./worker.mjs", import.meta.url));
/** Runs after which a worker is replaced, so that what one program leaves behind in the process stays small. */
const RUNS = 1000;

/** @typedef {{ name: string, options?: object, command?: string[], worker?: string[] }} Mode */

/** @param {string} name like `interp`, `interp-nan`, `auto:3`, `chaos:7`, `lua5.1`, `luajit`, `luajit-joff` @returns {Mode} */
export function parseMode(name) {
  if (name === "interp-nan") return { name, options: { tier: "interp" }, worker: ["nan"] };
  if (name === "luajit-joff") return { name, command: ["luajit", "-joff", "-"] };
  if (name === "luajit" || name === "lua5.1") return { name, command: [name, "-"] };
  const [tier, number] = name.split(":");
  if (number === undefined) return { name, options: { tier } };
  return { name, options: tier === "auto" ? { tier, hot: Number(number) } : { tier, seed: Number(number) } };
}

export class Runner {
  /** @param {string} build folder of the built engine. @param {number} patience milliseconds per program. */
  constructor(build, patience = 10_000) {
    this.build = build;
    this.patience = patience;
    this.child = undefined;
    this.runs = 0;
    /** Arguments of the worker that runs. */
    this.worker = [];
  }

  /** @param {string} source @param {Mode} mode @returns {Promise<string>} what the program did. */
  async run(source, mode) {
    const output = await this.runOnce(source, mode, this.patience);
    // On a busy machine a program may need longer than it should, or be ended: only what fails twice fails.
    return normalize(/\[(hang|killed)\]$/.test(output) ? await this.runOnce(source, mode, this.patience * 4) : output);
  }

  /** @returns {Promise<string>} */
  runOnce(source, mode, patience) {
    return mode.command ? this.runReference(source, mode.command, patience) : this.runEngine(source, mode, patience);
  }

  /** @returns {Promise<string>} */
  runReference(source, [file, ...args], patience) {
    return new Promise((resolve) => {
      const done = (error, stdout, stderr) => {
        if (error?.killed) resolve(`${stdout}\n[hang]`);
        else if (error?.signal) resolve(`${stdout}\n[killed]`);
        else if (error) resolve(`${stdout}[error] ${stderr.split("\n")[0].replace(/^lua[^:]*: /, "")}`);
        else resolve(stdout);
      };
      const options = { encoding: "latin1", timeout: patience, killSignal: "SIGKILL", maxBuffer: 1 << 26 };
      const child = execFile(file, args, options, done);
      child.stdin.on("error", () => {});
      child.stdin.end(Buffer.from(source, "latin1"));
    });
  }

  async runEngine(source, { options, worker = [] }, patience) {
    if (this.child === undefined || ++this.runs > RUNS || String(worker) !== String(this.worker))
      await this.start(worker);
    const child = this.child;
    return new Promise((resolve) => {
      const settle = (text, isUsable) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (!isUsable) this.stop();
        resolve(text);
      };
      const timer = setTimeout(() => settle("[hang]", false), patience);
      child.on("message", ({ output, error, crash, events }) => {
        this.events = events;
        settle(output + (crash ? `[crash] ${crash}` : error === undefined ? "" : `[error] ${error}`), true);
      });
      child.on("exit", (status, signal) => settle(`[crash] process ended with ${signal ?? status}`, false));
      child.send({ source, options });
    });
  }

  async start(worker) {
    this.stop();
    this.runs = 0;
    this.worker = worker;
    const child = fork(workerFile, [this.build, ...worker], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
    child.stderr.resume();
    this.child = child;
    await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (status) => reject(new Error(`worker did not start (status ${status})`)));
    });
    child.removeAllListeners();
  }

  stop() {
    this.child?.removeAllListeners();
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }
}

/** Addresses and the sign of NaN are not compared. */
function normalize(output) {
  return output
    .replace(/\b(table|function|thread|userdata): (builtin[:#] ?)?(0x)?[0-9a-fA-F]+/g, "$1: address")
    .replace(/-nan\b/g, "nan");
}
