/** Bars for each program and engine. They begin at the reference: what is to the left of it takes less, what is to the right more. */
import { geometricMean } from "../measurement.js";
import type { ProgramResult } from "../report.js";
import { html, type Markup } from "./markup.js";
import { Scale, shortly } from "./scale.js";

/** What is shown of a result. */
export interface Bars {
  readonly title: string;
  readonly explanation: string;
  /** By engine; undefined where it has not been measured. */
  readonly value: (result: ProgramResult, engine: string) => number | undefined;
  /** The value as text. */
  readonly written: (value: number) => string;
}

interface Bar {
  readonly engine: string;
  readonly value: number | undefined;
  readonly ratio: number;
}

interface Group {
  readonly name: string;
  readonly bars: readonly Bar[];
}

const MOST_TICKS = 7;

/** @returns undefined when there is nothing to compare. */
export function barChart(
  { title, explanation, value, written }: Bars,
  results: Readonly<Record<string, ProgramResult>>,
  engines: readonly string[],
  reference: string,
): Markup | undefined {
  const groups = Object.entries(results).flatMap(([name, result]): Group[] => {
    const unit = value(result, reference);
    if (unit === undefined || unit <= 0) return [];
    const bars = engines.flatMap((engine): Bar[] => {
      const own = value(result, engine);
      return own === undefined || own <= 0 ? [] : [{ engine, value: own, ratio: own / unit }];
    });
    return [{ name, bars }];
  });
  if (!groups.some(({ bars }) => bars.some(({ engine }) => engine !== reference))) return undefined;
  const means = { name: "geometric mean", bars: meansOf(groups, engines) };
  const scale = new Scale([1, ...groups.flatMap(({ bars }) => bars.map(({ ratio }) => ratio))]);
  const shown = [means, ...groups];
  return html`<figure class="bars">
<figcaption><h3>${title}</h3><p>${explanation} Bars begin at ${reference}, which is 1: to the left is less, to the right more. The scale is logarithmic.</p></figcaption>
${legend(engines.filter((engine) => engine !== reference))}
<div class="axis" aria-hidden="true"><span></span><div>${scale
    .ticks(2, MOST_TICKS)
    .map((tick) => html`<i style="left:${percent(scale.place(tick))}">${shortly(tick)}</i>`)}</div></div>
${shown.map((group) => groupOf(group, scale, reference, written))}
</figure>
${table(title, shown, engines, written)}`;
}

function meansOf(groups: readonly Group[], engines: readonly string[]): Bar[] {
  return engines.flatMap((engine): Bar[] => {
    const ratios = groups.flatMap(({ bars }) => bars.filter((bar) => bar.engine === engine).map(({ ratio }) => ratio));
    return ratios.length === 0 ? [] : [{ engine, value: undefined, ratio: geometricMean(ratios) }];
  });
}

export function legend(engines: readonly string[]): Markup {
  return html`<ul class="legend">${engines.map((engine) => html`<li><b class="${engineClass(engine)}"></b>${engine}</li>`)}</ul>`;
}

function groupOf({ name, bars }: Group, scale: Scale, reference: string, written: Bars["written"]): Markup {
  const label = `${name}: ${bars.map((bar) => described(bar, reference, written)).join("; ")}`;
  return html`<div class="group" role="img" aria-label="${label}"><span class="name">${name}</span><div class="plot"><u style="left:${percent(scale.place(1))}"></u>
${bars.filter(({ engine }) => engine !== reference).map((bar) => barOf(bar, scale, described(bar, reference, written)))}
</div></div>
`;
}

function described({ engine, value, ratio }: Bar, reference: string, written: Bars["written"]): string {
  const time = value === undefined ? "" : `${written(value)}, `;
  return `${engine} ${time}${shortly(ratio)} times ${reference}`;
}

function barOf({ engine, ratio }: Bar, scale: Scale, title: string): Markup {
  const [one, other] = [scale.place(1), scale.place(ratio)];
  const left = Math.min(one, other);
  const width = Math.abs(one - other);
  return html`<div class="bar" title="${title}"><b class="${engineClass(engine)}" style="left:${percent(left)};width:${percent(width)}"></b><i style="left:${percent(Math.max(one, other))}">${shortly(ratio)}</i></div>
`;
}

/** The same in numbers. */
function table(title: string, groups: readonly Group[], engines: readonly string[], written: Bars["written"]): Markup {
  return html`<details><summary>${title}: as a table</summary><div class="scroll"><table><thead><tr><th scope="col">program</th>${engines.map(
    (engine) => html`<th scope="col">${engine}</th>`,
  )}</tr></thead><tbody>
${groups.map(
  ({ name, bars }) =>
    html`<tr><th scope="row">${name}</th>${engines.map((engine) => {
      const bar = bars.find((each) => each.engine === engine);
      if (bar === undefined) return html`<td>–</td>`;
      return html`<td>${bar.value === undefined ? "" : `${written(bar.value)} `}<small>×${shortly(bar.ratio)}</small></td>`;
    })}</tr>
`,
)}</tbody></table></div></details>`;
}

/** Engines keep their colours on the whole page. */
export const engineClass = (engine: string): string => `engine-${engine.replace(/[^a-z0-9]/g, "")}`;

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;
