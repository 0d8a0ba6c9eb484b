/** Colours by their names: for a light page and for a dark one. A page that shows a drawing has them too. */
export const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  bg: ['#f4f6fa', '#0c1017'],
  panel: ['#ffffff', '#151a23'],
  ink: ['#1c2434', '#e7ecf5'],
  muted: ['#566179', '#9aa7bf'],
  line: ['#c3cbdb', '#38445c'],
  arrow: ['#8592ab', '#6d7b96'],
  accent: ['#1f4fd8', '#8fb0ff'],
  internal: ['#0b6e74', '#5fd0d3'],
  other: ['#9a3412', '#fdba74'],
  guard: ['#7a5b00', '#e0c060'],
  action: ['#7a3fb0', '#cba3f2'],
  ok: ['#1f7a45', '#4cc27e'],
  'ok-bg': ['#e6f6ec', '#15301f'],
  bad: ['#b8222f', '#ff7d89'],
  'bad-bg': ['#fdeaec', '#3a1a20'],
  warn: ['#8a5200', '#f0b35a'],
};

/** The colours as custom properties of a selector. */
export function colourStyle(selector: string): string {
  return `${selector}{${valuesOf(0)}}@media(prefers-color-scheme:dark){${selector}{${valuesOf(1)}}}`;
}

function valuesOf(at: 0 | 1): string {
  return Object.entries(COLOURS)
    .map(([name, pair]) => `--${name}:${pair[at]}`)
    .join(';');
}

/** How a drawing is painted. It takes its colours from whatever it stands in. */
export const CHART_STYLE = `
.chart{font-family:Inter,ui-sans-serif,system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;background:var(--bg)}
.chart text{fill:var(--ink);font-size:12px}
.chart .state>.edge{fill:var(--panel);stroke:var(--line);stroke-width:1.2}
.chart .state.frame>.edge{fill:color-mix(in srgb,var(--panel) 45%,var(--bg))}
.chart .state.region>.edge{fill:var(--panel);stroke-dasharray:5 4}
.chart .state.frame .frame>.edge{fill:var(--panel)}
.chart .state.outside>.edge{fill:none;stroke-dasharray:2 3}
.chart .name{font-weight:600}
.chart .region>.name,.chart .outside>.name{fill:var(--muted)}
.chart .line{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:10.5px;white-space:pre}
.chart .arrow path{fill:none;stroke:var(--arrow);stroke-width:1.3}
.chart .split{fill:none;stroke:var(--line);stroke-width:1}
.chart .arrow .head{fill:var(--arrow);stroke:none}
.chart .dot{fill:var(--ink)}
.chart .command{fill:var(--accent);font-weight:600}
.chart .internal{fill:var(--internal);font-weight:600;font-style:italic}
.chart .other{fill:var(--other);font-weight:600;text-decoration:underline}
.chart .guard{fill:var(--guard)}
.chart .action{fill:var(--action)}
.chart .place,.chart .quiet{fill:var(--muted)}
.chart .count{fill:var(--ok)}
.chart .badge{fill:var(--bad)}
.chart .line .step{fill:#fff;font-weight:700}
.chart .line.missed .command,.chart .line.missed .internal,.chart .line.missed .other{fill:var(--warn)}
.chart .impossible{opacity:.32}
.chart .arrow.taken path{stroke:var(--ok)}.chart .arrow.taken .head{fill:var(--ok)}
.chart .arrow.missed path{stroke:var(--warn);stroke-dasharray:4 4}.chart .arrow.missed .head{fill:var(--warn)}
.chart .state.leaf.taken>.edge{fill:var(--ok-bg);stroke:var(--ok)}
.chart .arrow.step path{stroke:var(--bad);stroke-width:2.4}.chart .arrow.step .head{fill:var(--bad)}
.chart .state.step>.edge{stroke:var(--bad);stroke-width:2}
.chart .state.leaf.diverging>.edge,.chart .state.diverging>.edge{fill:var(--bad-bg);stroke:var(--bad);stroke-width:2.6}
.chart .state,.chart .arrow{outline:none}
.chart .state.selected>.edge,.chart .state:focus-visible>.edge{stroke:var(--accent);stroke-width:2.6;stroke-dasharray:none}
`;
