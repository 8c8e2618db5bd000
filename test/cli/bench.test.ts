/** `perigee bench`: what it measures, what it prints, and the report that it writes for people. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { combined, parseReport, warmUpOf } from "../../src/cli/bench/measurement.js";
import { pageOf } from "../../src/cli/bench/page/page.js";
import type { Report } from "../../src/cli/bench/report.js";
import { Browser, browserCommand, type Page } from "./browser.js";
import { perigeeLater as perigee } from "./perigee.js";

// Each test starts many processes, one after the other.
vi.setConfig({ testTimeout: 120_000 });

let folder = "";
/** The option that names a suite with two programs, which take next to no time. */
let suite = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perigee-bench-"));
  const checkout = join(folder, "suite");
  suite = `--are-we-fast-yet=${checkout}`;
  const lua = join(checkout, "benchmarks", "Lua");
  const javascript = join(checkout, "benchmarks", "JavaScript");
  for (const each of [lua, javascript]) mkdirSync(each, { recursive: true });
  writeFileSync(join(javascript, "package.json"), "{}");
  writeFileSync(join(lua, "helper.lua"), "return function(n) for i = 1, 200 * n do n = n + i % 2 end return n > 0 end");
  for (const name of ["queens", "bounce"]) {
    const body = "function(self, n) return require('helper')(n) end";
    writeFileSync(join(lua, `${name}.lua`), `require("helper") return { inner_benchmark_loop = ${body} }`);
    const loop =
      "innerBenchmarkLoop: (n) => { for (let i = 0, end = 200 * n; i < end; i++) n += i & 1; return n > 0; }";
    writeFileSync(join(javascript, `${name}.js`), `exports.newInstance = () => ({ ${loop} });`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string): Report => JSON.parse(readFileSync(file, "utf8"));

describe("programs", () => {
  test("prints ratios and writes a report", async () => {
    const file = join(folder, "bench.json");
    const options = ["--seconds=0", "--engines=perigee,javascript", "--interp", "--memory", `--json=${file}`];
    const { stdout, status } = await perigee(["bench", ...options, "queens"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^program +perigee ms +first ms +warm-up ms +\/javascript +first \/js +warm-up \/js +heap \/js$/m,
    );
    expect(stdout).toMatch(/^queens( +\d+\.\d\d){5}( +(\d+\.\d\d|-)) +\d+\.\d\d$/m);
    expect(stdout).toMatch(/^mean +- +- +\d+\.\d\d( +\d+\.\d\d){2}( +(\d+\.\d\d|-)) +\d+\.\d\d$/m);
    const { programs, versions, command } = read(file);
    expect(programs).toMatchObject([{ suite: "perigee", results: { queens: { interp: { runs: 2 } } } }]);
    const { queens } = programs[0].results;
    expect(queens["javascript"].curve).toHaveLength(2);
    for (const engine of ["perigee", "javascript"]) {
      const { heap, resident } = queens[engine];
      expect(heap!.kept).toBeGreaterThan(2 ** 20);
      expect(heap!.peak).toBeGreaterThanOrEqual(heap!.kept);
      expect(resident).toBeGreaterThan(heap!.kept);
    }
    expect(versions["javascript"]).toContain(process.version);
    expect(command).toContain("--interp");
  });

  test("of a checkout of are-we-fast-yet", async () => {
    const file = join(folder, "suite.json");
    const options = ["--seconds=0", "--engines=perigee,javascript", `--json=${file}`];
    expect((await perigee(["bench", ...options, suite, "Queens"])).status).toBe(0);
    expect(read(file).programs).toMatchObject([{ suite: "are-we-fast-yet", results: { Queens: {} } }]);
    const failed = await perigee(["bench", ...options, suite, "Towers"]);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/^FAIL Towers \(perigee\): .*towers\.lua/m);
    expect((await perigee(["bench", "--are-we-fast-yet=nowhere"])).stderr).toMatch(
      /^perigee: 'nowhere' is no checkout/,
    );
  });

  test("a wrong checksum is a failure", () => {
    const report = "false\t41\t1000\n0.1:0.1\t1:1\n";
    expect(() => parseReport(report)).toThrow("wrong checksum 41");
  });
});

describe("measurements", () => {
  test("tell what runs cost and what one waits", () => {
    const report = "noise\ntrue\t42\t1000\n5.000:4.000\t90:80\t20:12\t10\t10\n";
    expect(parseReport(report)).toEqual({
      load: 5,
      first: 90,
      steady: 10,
      warmUp: 80,
      runs: 4,
      resident: 1_024_000,
      curve: [80, 12, 10, 10],
    });
  });

  for (const [what, curve, warmUp] of [
    ["nothing where the first run is as fast as the others", [10, 10, 10, 10], 0],
    ["all slow runs in front", [50, 30, 10, 10, 10, 10], 80],
    ["a single fast run among slow ones", [50, 10, 50, 10, 10, 10, 10, 10], 110],
    ["1.2 times the steady time is fast", [13, 12, 10, 10, 10, 10], 13],
  ] as const)
    test(`warm-up: ${what}`, () => expect(warmUpOf(curve)).toBe(warmUp));

  test("rounds are put together by their medians", () => {
    const round = (first: number) => parseReport(`true\t1\t${first}\n1\t${first}\t10\t10\t10`);
    expect(combined([round(30), round(90), round(60)])).toMatchObject({
      first: 60,
      steady: 10,
      warmUp: 60,
      runs: 12,
      curve: [60, 10, 10, 10],
    });
  });
});

describe("calls", () => {
  test("of library functions", async () => {
    const file = join(folder, "library.json");
    const options = ["--library", "--seconds=0", "--engines=perigee,interp", `--json=${file}`];
    const { stdout, status } = await perigee(["bench", ...options, "ipairs"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^call +perigee ns +interp ns +\/interp$/m);
    expect(stdout).toMatch(/^ipairs of 3( +\d+\.\d+){3}$/m);
    expect(stdout).toMatch(/^geometric mean +\d+\.\d\d$/m);
    expect(Object.keys(read(file).library!)).toEqual(["ipairs", "ipairs of 3"]);
  });

  test("across the boundary, and starts", async () => {
    const file = join(folder, "boundary.json");
    const options = ["--boundary", "--startup", "--seconds=0", "--rounds=1", "--engines=perigee", `--json=${file}`];
    const { stdout, status } = await perigee(["bench", ...options]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Lua calls a JavaScript function, two arguments, one result( +\d+\.\d){2}$/m);
    expect(stdout).toMatch(/^JavaScript calls a Lua function, two arguments, one result( +\d+\.\d){2}$/m);
    expect(stdout).toMatch(/^perigee -e ""( +\d+\.\d){2}$/m);
    expect(stdout).toMatch(/^perigee beyond node( +-?\d+\.\d){2}$/m);
    const { boundary, startup, programs } = read(file);
    expect(Object.values(boundary!).every(({ auto, interp }) => auto > 0 && interp > 0)).toBe(true);
    expect(startup!['node -e ""'].cost).toBeGreaterThan(1);
    expect(programs).toEqual([]);
  });
});

/** A report whose names try to break out of the page. */
function hostileReport(): Report {
  const measurement = (steady: number) => ({
    load: 1,
    first: 9 * steady,
    steady,
    warmUp: 9 * steady,
    runs: 4,
    resident: 5e7,
    heap: { peak: 2e7 * steady, kept: 1e7 },
    curve: [9 * steady, steady, steady, 0],
  });
  return {
    date: "2026-11-21T12:00:00.000Z",
    command: `perigee bench "<script>alert(1)</script>" '</title>`,
    machine: { processor: "<b>&amp;", processors: 2, memory: 2 ** 32, system: "linux" },
    versions: { perigee: "Perigee <i>", javascript: "Node", luajit: "LuaJIT", "lua5.1": "Lua" },
    settings: { seconds: 1, "<u>": "</dl>" },
    programs: [
      {
        suite: "</h2><script>throw 1</script>",
        means: { "perigee/javascript steady": 2 },
        results: {
          "</style><img src=x onerror=alert(1)>": { perigee: measurement(2), javascript: measurement(1) },
          '" onload="throw 2': { perigee: measurement(0.5), javascript: measurement(1), luajit: measurement(8) },
          unmeasured: {},
        },
      },
    ],
    library: { "<a href=javascript:1>": { perigee: 1, "lua5.1": 2 } },
    boundary: { "<call>": { auto: 1.5, interp: 20 } },
    startup: { '<perigee -e "">': { cost: 90, wait: 80 } },
  };
}

describe("the page", () => {
  let browser: Browser | undefined;

  beforeAll(() => {
    if (browserCommand !== undefined) browser = new Browser(browserCommand);
    else console.warn("no chromium is installed: the page of perigee bench --html is not looked at");
  });
  afterAll(() => browser?.close());

  const all = (page: Page, selector: string): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent.trim())`);

  test("is one file that refers to nothing else", () => {
    const page = pageOf(hostileReport());
    expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|<img|<iframe|url\(|@import|https?:/i);
  });

  test("looks the same to a reader without engines to compare", () => {
    const report = hostileReport();
    const page = pageOf({ ...report, versions: { interp: "Perigee" }, programs: [], library: {} });
    expect(page).toContain("<h1>Perigee benchmarks</h1>");
  });

  test.skipIf(browserCommand === undefined)("of a measurement is shown by a browser", async () => {
    const file = join(folder, "out.html");
    const options = ["--seconds=0", "--engines=perigee,javascript", "--interp", "--memory", `--html=${file}`];
    expect((await perigee(["bench", ...options, suite, "Queens", "Bounce"])).status).toBe(0);
    const page = await browser!.open(pathToFileURL(file).href);
    expect(await page.evaluate("document.title")).toMatch(/^Perigee benchmarks, \d{4}-\d\d-\d\d$/);
    expect(await all(page, "h3")).toEqual([
      "Steady state",
      "First run",
      "Peak of the heap",
      "Memory of the process",
      "Warm-up",
    ]);
    expect(await all(page, "section:first-of-type > .bars:first-of-type .name")).toEqual([
      "geometric mean",
      "Queens",
      "Bounce",
    ]);
    expect(await all(page, ".curves h4")).toEqual(["Queens", "Bounce"]);
    expect(await page.evaluate("document.querySelectorAll('.curves path.curve').length")).toBe(6);
    expect(
      await page.evaluate("[...document.querySelectorAll('path.curve')].every((each) => each.getTotalLength() > 1)"),
    ).toBe(true);
    expect(await page.evaluate("document.querySelectorAll('.bar b').length")).toBeGreaterThan(12);
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('.bar b')].every((each) => each.getBoundingClientRect().width >= 1 && getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)')",
      ),
    ).toBe(true);
    const text = await page.evaluate<string>("document.body.innerText");
    for (const part of ["perigee / javascript, steady state", process.version, "--memory", "processor"])
      expect(text).toContain(part);
    expect(page.complaints).toEqual([]);
    expect(page.requests).toEqual([pathToFileURL(file).href]);
  });

  test.skipIf(browserCommand === undefined)("shows names as they are, on a phone and in the dark", async () => {
    const file = join(folder, "hostile.html");
    const report = hostileReport();
    writeFileSync(file, pageOf(report));
    const page = await browser!.open(pathToFileURL(file).href);
    const names = Object.keys(report.programs[0].results);
    expect((await all(page, "section:first-of-type > .bars:first-of-type .name")).slice(1)).toEqual(names.slice(0, 2));
    expect(await all(page, "h2")).toEqual([
      "Programs: </h2><script>throw 1</script>",
      "Library",
      "Calls between JavaScript and Lua",
      "Start-up",
      "Measured with",
    ]);
    expect(await all(page, "header code")).toEqual([report.command]);
    expect(await page.evaluate("document.querySelectorAll('script, img, iframe').length")).toBe(0);
    const unnamed =
      "[...document.querySelectorAll('[role=img]')].filter((each) => !each.getAttribute('aria-label')).length";
    expect(await page.evaluate(unnamed)).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('figure').length")).toBe(
      await page.evaluate("document.querySelectorAll('figure + details table').length"),
    );
    const background = "getComputedStyle(document.body).backgroundColor";
    await page.prefer("light");
    const light = await page.evaluate(background);
    await page.prefer("dark");
    expect(await page.evaluate(background)).not.toBe(light);
    await page.resize(360);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(page.complaints).toEqual([]);
    expect(page.requests).toEqual([pathToFileURL(file).href]);
  });
});
