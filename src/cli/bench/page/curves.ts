/** Warm-up curves: what each run takes, over the time that has passed at its end. */
import { median } from "../measurement.js";
import type { ProgramResult } from "../report.js";
import { engineClass, legend } from "./bars.js";
import { html, type Markup } from "./markup.js";
import { milliseconds, Scale } from "./scale.js";

/** Milliseconds: when a run ended, and how long it took. */
interface Point {
  readonly at: number;
  readonly took: number;
}

const WIDTH = 320;
const HEIGHT = 190;
const LEFT = 52;
const BOTTOM = 24;
const MARGIN = 8;

/** So many runs are a point each. */
const SINGLE_RUNS = 60;
/** Of those behind them, all that end within the same part of a factor of ten are one point. */
const POINTS_PER_DECADE = 24;

export function curves(results: Readonly<Record<string, ProgramResult>>, engines: readonly string[]): Markup {
  return html`<figure class="curves">
<figcaption><h3>Warm-up</h3><p>What one waits for each run, over the time that has passed since the first began; both scales are
logarithmic. Runs too close to be told apart are one point, their median. The mark is where the steady state begins: the first of two
runs that take at most 1.2 times as long as the later ones.</p></figcaption>
${legend(engines)}
<div class="grid">
${Object.entries(results).map(([name, result]) => plot(name, result, engines))}
</div></figure>
${table(results, engines)}`;
}

function plot(name: string, result: ProgramResult, engines: readonly string[]): Markup {
  const lines = engines.flatMap((engine) => {
    const measurement = result[engine];
    return measurement === undefined ? [] : [{ engine, measurement, points: pointsOf(measurement.curve) }];
  });
  const all = lines.flatMap(({ points }) => points);
  if (all.length === 0) return html``;
  const across = new Scale(all.map(({ at }) => at));
  const up = new Scale(all.map(({ took }) => took));
  const x = (at: number): string => (LEFT + across.place(at) * (WIDTH - LEFT - MARGIN)).toFixed(1);
  const y = (took: number): string => (HEIGHT - BOTTOM - up.place(took) * (HEIGHT - BOTTOM - MARGIN)).toFixed(1);
  const warm = lines
    .map(({ engine, measurement }) => `${engine} warm after ${milliseconds(measurement.warmUp)}`)
    .join("; ");
  return html`<section><h4>${name}</h4><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}: ${warm}"><title>${name}: ${warm}</title>
${across.ticks(10, 4).map((tick) => html`<path class="line" d="M${x(tick)} ${MARGIN}V${HEIGHT - BOTTOM}"/><text x="${x(tick)}" y="${HEIGHT - 8}" text-anchor="middle">${milliseconds(tick)}</text>`)}
${up.ticks(2, 5).map((tick) => html`<path class="line" d="M${LEFT} ${y(tick)}H${WIDTH - MARGIN}"/><text x="${LEFT - 4}" y="${y(tick)}" dy="4" text-anchor="end">${milliseconds(tick)}</text>`)}
${lines.map(({ engine, measurement, points }) => {
  const d = points.map(({ at, took }, i) => `${i === 0 ? "M" : "L"}${x(at)} ${y(took)}`).join("");
  const mark = points.find(({ at }) => at > measurement.warmUp) ?? points.at(-1)!;
  return html`<path class="curve ${engineClass(engine)}" d="${d}"/><circle class="${engineClass(engine)}" cx="${x(mark.at)}" cy="${y(mark.took)}" r="3.5"/>
`;
})}</svg></section>
`;
}

function pointsOf(curve: readonly number[]): Point[] {
  const points: Point[] = [];
  const parts = new Map<number, { at: number; took: number[] }>();
  let at = 0;
  for (const [i, time] of curve.entries()) {
    // A clock may be too coarse for a run.
    const took = Math.max(time, 0.001);
    at += took;
    if (i < SINGLE_RUNS) {
      points.push({ at, took });
      continue;
    }
    const place = Math.floor(Math.log10(at) * POINTS_PER_DECADE);
    const part = parts.get(place);
    if (part === undefined) parts.set(place, { at, took: [took] });
    else {
      part.at = at;
      part.took.push(took);
    }
  }
  return [...points, ...[...parts.values()].map(({ at, took }) => ({ at, took: median(took) }))];
}

function table(results: Readonly<Record<string, ProgramResult>>, engines: readonly string[]): Markup {
  const row = (name: string, times: readonly (number | undefined)[]): Markup =>
    html`<tr><th scope="row">${name}</th>${times.map((time) => html`<td>${time === undefined ? "–" : milliseconds(time)}</td>`)}</tr>
`;
  const rows = Object.entries(results).map(
    ([name, result]) => [name, engines.map((engine) => result[engine]?.warmUp)] as const,
  );
  const sums = engines.map((_, i) => rows.reduce((sum, [, times]) => sum + (times[i] ?? 0), 0));
  return html`<details><summary>Warm-up: as a table</summary><div class="scroll"><table><thead><tr><th scope="col">program</th>${engines.map(
    (engine) => html`<th scope="col">${engine}</th>`,
  )}</tr></thead><tbody>
${rows.map(([name, times]) => row(name, times))}${row("sum", sums)}</tbody></table></div></details>`;
}
