/** A real browser, spoken to over a pipe in the protocol of its developer tools. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The command of a browser, if one is installed. */
export const browserCommand = names.find((name) => spawnSync(name, ["--version"]).status === 0);

/** A message of the browser: the answer to a command, or an event. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export class Browser {
  private readonly process: ChildProcess;
  private readonly profile = mkdtempSync(join(tmpdir(), "perigee-browser-"));
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly listeners: ((message: Message) => void)[] = [];
  private received = "";
  private commands = 0;

  constructor(command: string) {
    const options = ["--headless", "--disable-gpu", "--no-first-run", `--user-data-dir=${this.profile}`];
    // There is no sandbox for the superuser.
    if (process.getuid?.() === 0) options.push("--no-sandbox", "--disable-dev-shm-usage");
    this.process = spawn(command, [...options, "--remote-debugging-pipe"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const output = this.process.stdio[4] as Readable;
    output.setEncoding("utf8").on("data", (text: string) => this.receive(text));
  }

  private receive(text: string): void {
    const messages = (this.received + text).split("\0");
    this.received = messages.pop()!;
    for (const each of messages) {
      const message = JSON.parse(each) as Message;
      if (message.id === undefined) for (const listener of this.listeners) listener(message);
      else this.waiting.get(message.id)!(message);
    }
  }

  /** Does a command; its result. */
  send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.commands;
    const session = sessionId === undefined ? {} : { sessionId };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        if (error === undefined) resolve(result ?? {});
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  /** Calls `action` when an event comes. */
  on(method: string, action: (params: Readonly<Record<string, unknown>>) => void): void {
    this.listeners.push((message) => {
      if (message.method === method) action(message.params ?? {});
    });
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string): Promise<Page> {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId as string);
    await page.load(url);
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.send("Browser.close");
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class Page {
  /** What the browser has complained about: in its console, or by an exception. */
  readonly complaints: string[] = [];
  /** What has been asked of a network, or of files. */
  readonly requests: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly session: string,
  ) {
    browser.on("Log.entryAdded", ({ entry }) => this.complaints.push(JSON.stringify(entry)));
    browser.on("Runtime.consoleAPICalled", (call) => this.complaints.push(JSON.stringify(call)));
    browser.on("Runtime.exceptionThrown", (exception) => this.complaints.push(JSON.stringify(exception)));
    browser.on("Network.requestWillBeSent", ({ request }) => this.requests.push((request as { url: string }).url));
  }

  private send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    return this.browser.send(method, params, this.session);
  }

  async load(url: string): Promise<void> {
    for (const domain of ["Log", "Runtime", "Network", "Page"]) await this.send(`${domain}.enable`);
    const loaded = new Promise<void>((resolve) => this.browser.on("Page.loadEventFired", () => resolve()));
    await this.send("Page.navigate", { url });
    await loaded;
  }

  /** The value of a JavaScript expression in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  /** A window of another width, in pixels. */
  async resize(width: number): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: true });
  }

  async prefer(scheme: "light" | "dark"): Promise<void> {
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  }
}
