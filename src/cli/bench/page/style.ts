/** How the page looks: light and dark as the reader has it, from a phone to a wide screen. */

export const style = `
:root {
  color-scheme: light dark;
  --page: #fcfcfb; --card: #ffffff; --text: #1a1a19; --soft: #5c5b56; --line: #dddcd6;
  --perigee: #2a78d6; --javascript: #85847d; --luajit: #d95926; --lua51: #12875e; --interp: #6a57c9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #161615; --card: #1f1f1d; --text: #f2f1ec; --soft: #b3b2aa; --line: #3b3a36;
    --perigee: #4c96ee; --javascript: #a3a29a; --luajit: #ee7744; --lua51: #2fb586; --interp: #a196f0;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 0; }
h4 { font-size: 0.9rem; margin: 0; }
p { margin: 0.25rem 0 0.5rem; color: var(--soft); max-width: 60rem; }
code { overflow-wrap: anywhere; }
figure { margin: 1rem 0 0.5rem; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.means { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0.75rem; margin: 1rem 0; }
.means div { padding: 0.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.means dt { color: var(--soft); font-size: 0.85rem; }
.means dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.5rem 0; padding: 0; list-style: none; font-size: 0.85rem; }
.legend b { display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.4rem; border-radius: 2px; vertical-align: -0.05rem; }
.axis, .group { display: grid; grid-template-columns: 8rem 1fr; column-gap: 0.75rem; }
.axis div { position: relative; height: 1.3rem; margin-right: 3rem; }
.axis i { position: absolute; transform: translateX(-50%); font: 0.75rem/1.3rem system-ui, sans-serif; color: var(--soft); }
.group { padding: 0.35rem 0; border-top: 1px solid var(--line); align-items: center; }
.name { font-size: 0.85rem; overflow-wrap: anywhere; }
.group:nth-of-type(2) .name { font-weight: 600; }
.plot { position: relative; margin-right: 3rem; }
.plot u { position: absolute; top: 0; bottom: 0; width: 1px; background: var(--soft); }
.bar { position: relative; height: 0.95rem; }
.bar b { position: absolute; top: 0.1rem; bottom: 0.1rem; min-width: 2px; border-radius: 2px; }
.bar i { position: absolute; margin-left: 0.3rem; font: 0.72rem/0.95rem system-ui, sans-serif; color: var(--soft); }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 10px system-ui, sans-serif; fill: var(--soft); }
svg .line { stroke: var(--line); fill: none; }
svg .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
${["perigee", "javascript", "luajit", "lua51", "interp"]
  .map(
    (engine) =>
      `b.engine-${engine} { background: var(--${engine}); } .curve.engine-${engine} { stroke: var(--${engine}); } circle.engine-${engine} { fill: var(--${engine}); }`,
  )
  .join("\n")}
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--soft); font-size: 0.9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; font-weight: 500; }
td small { color: var(--soft); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; font-size: 0.9rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
footer { padding-top: 1.5rem; padding-bottom: 2rem; }
@media (max-width: 40rem) {
  .axis, .group { grid-template-columns: 1fr; }
  .axis span { display: none; }
}
`;
