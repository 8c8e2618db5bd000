/** HTML that is put together safely: whatever stands in a hole is text, unless it is markup itself. */

export class Markup {
  constructor(readonly text: string) {}
}

type Hole = Markup | string | number | undefined | readonly Hole[];

/** Template tag: `html`<b>${anything}</b>``. Holes in attributes have to stand in double quotes. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + written(holes[i - 1]) + part));
}

function written(hole: Hole): string {
  if (hole === undefined) return "";
  if (hole instanceof Markup) return hole.text;
  return typeof hole === "object" ? hole.map(written).join("") : escaped(String(hole));
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);
