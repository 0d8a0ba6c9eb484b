/** How the drawings stand in the page, what is marked in them by its script, and the panel about the chosen state. */
export const CHART_PANE_STYLE = `
.chart-pane{margin-top:12px;padding:0;overflow:hidden}
.chart-bar{display:flex;gap:12px;align-items:center;padding:7px 12px;border-bottom:1px solid var(--line)}
.chart-bar [role=tablist]{display:flex;flex-wrap:wrap;gap:4px;min-width:0}
.chart-bar [role=tab]{border-radius:999px;padding:2px 12px}
.chart-bar [role=tab][aria-selected=true]{background:var(--ink);border-color:var(--ink);color:var(--panel)}
.chart-bar [data-zoom]{margin-left:auto}
.chart-bar [data-zoom][aria-pressed=true]{background:var(--panel);color:var(--accent)}
.drawing{overflow:auto;padding:8px;background:var(--bg)}
.drawing h3{margin:2px 8px 6px;font-size:13px;color:var(--muted)}
.drawing svg{display:block;margin:0 auto}
.fits .drawing svg{max-width:100%;height:auto}
.stepping .chart-pane{position:sticky;top:var(--top);z-index:4;border-radius:0 0 12px 12px;box-shadow:0 10px 26px rgb(0 0 0/.14)}
.stepping .drawing{height:var(--pane)}
.stepping .legend{display:none}
.stepping article.divergence{scroll-margin-top:calc(var(--pane) + 44px)}
.stepping .current .stepper{position:sticky;top:calc(var(--top) + var(--pane) + 44px);z-index:3;background:var(--panel);padding:6px 0;border-bottom:1px solid var(--line)}
.divergence.current:not(.at-end) .contrast>div{background:none;border-style:dashed}
.legend{padding:8px 16px 10px;color:var(--muted);font-size:12px;border-top:1px solid var(--line)}
.legend dl{display:grid;grid-template-columns:auto 1fr;gap:1px 12px;margin:6px 0 0}

.words :is(.command,.internal,.other,.guard,.action){font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:12px}
.words .command{color:var(--accent);font-weight:600}
.words .internal{color:var(--internal);font-weight:600;font-style:italic}
.words .other{color:var(--other);font-weight:600;text-decoration:underline}
.words .guard{color:var(--guard)}
.words .action{color:var(--action)}

.chart .state[role]{cursor:pointer}
.chart .state.state.state:is([role]:hover,.here,.selected,:focus-visible)>.edge{stroke:var(--accent)}
.chart .state.here>.edge{stroke-width:2.4;stroke-dasharray:none}
.chart .state.state.state.diverging:not(.selected,:hover,:focus-visible)>.edge{stroke:var(--bad)}
.chart .letters{pointer-events:none}
.chart .letters rect{fill:var(--accent)}
.chart .diverging+.letters rect{fill:var(--bad)}
.chart .letters text{fill:var(--panel);font-size:11px;font-weight:700}
.chart .line.now tspan{font-weight:700;text-decoration:underline}
.chart .arrow.now path{stroke-width:3.4}

#panel{display:none;background:var(--panel);padding:14px 18px;overflow:auto}
.with-panel #panel{display:block;position:sticky;top:var(--top);height:calc(100vh - var(--top));border-left:1px solid var(--line)}
.with-panel .layout{grid-template-columns:minmax(0,1fr) 340px}
#panel [data-close]{float:right;position:sticky;top:0;margin-left:12px}
#panel h2{margin:0;font-size:17px}
#panel .path{margin:0 0 8px;color:var(--muted)}
#panel p{margin:6px 0}
#panel h3{font-size:11px;text-transform:uppercase;letter-spacing:.06em;color:var(--muted);margin:18px 0 4px}
#panel details{border-top:1px solid var(--line);padding:4px 0}
#panel summary{overflow-wrap:anywhere}
#panel :is(ol,ul){margin:6px 0;padding-left:20px;overflow-wrap:anywhere}
#panel li{margin:4px 0}
#panel .taken{color:var(--ok)}
#panel .missed{color:var(--warn)}
#panel .impossible{color:var(--muted);font-style:italic}
.choice{margin:2px 0;color:var(--muted);font-size:12px}

@media(max-width:1100px){
.with-panel .layout{grid-template-columns:minmax(0,1fr)}
.with-panel #panel{position:fixed;inset:auto 0 0;top:auto;height:40vh;border-left:0;border-top:1px solid var(--line);box-shadow:0 -10px 30px rgb(0 0 0/.18);z-index:5}
.with-panel #panel-content{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 26px}
#panel-content>:not(section){grid-column:1/-1}
#panel h3{margin-top:6px}
.with-panel main{padding-bottom:44vh}
}
@media(prefers-reduced-motion:no-preference){.chart .edge,.chart path{transition:stroke .15s,fill .15s}}
`;
