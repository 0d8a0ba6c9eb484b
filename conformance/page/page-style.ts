/** How the page is set out. Colours are named in the style of the drawings. */
export const PAGE_STYLE = `
*{box-sizing:border-box}
html{scroll-padding-top:12px}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 Inter,ui-sans-serif,system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
code,pre,.id,.rule,.path,.words .command,.words .internal,.words .other,.words .guard,.words .action{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:12px}
a{color:var(--accent)}
button,input{font:inherit;color:inherit}
button{border:1px solid var(--line);background:var(--panel);border-radius:8px;padding:4px 12px;cursor:pointer}
button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--panel)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--panel);padding:6px 10px;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
body:not(.scripted) .tools,body:not(.scripted) [role=tablist]{display:none}
.top{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;padding:10px 18px;background:var(--panel);border-bottom:1px solid var(--line)}
.top h1{font-size:16px;margin:0}.top h1 .target{font-weight:400;color:var(--muted);margin-left:8px;overflow-wrap:anywhere}
.verdict{margin:0;font-weight:700;padding:2px 12px;border-radius:999px}
.verdict.conforms{background:var(--ok-bg);color:var(--ok)}.verdict.diverges{background:var(--bad-bg);color:var(--bad)}.verdict.undecided{border:1px solid var(--warn);color:var(--warn)}
.tools{margin-left:auto;display:flex;gap:8px;align-items:center;position:relative}
.tools input{width:230px;border:1px solid var(--line);background:var(--bg);border-radius:8px;padding:4px 10px}
#results{position:absolute;top:36px;left:0;z-index:8;width:min(560px,80vw);margin:0;padding:6px;list-style:none;background:var(--panel);border:1px solid var(--line);border-radius:10px;box-shadow:0 8px 30px rgb(0 0 0/.18)}
#results li{padding:5px 8px;border-radius:7px;cursor:pointer;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
#results li[aria-selected=true]{background:var(--bg);outline:1px solid var(--accent)}
.layout{display:grid;grid-template-columns:minmax(0,1fr)}
.with-panel .layout{grid-template-columns:minmax(0,1fr) minmax(280px,360px)}
main{padding:14px 18px 60px;min-width:0}
#panel{display:none;border-left:1px solid var(--line);background:var(--panel);padding:14px 18px;position:sticky;top:0;height:100vh;overflow:auto}
.with-panel #panel{display:block}
#panel [data-close]{float:right}
#panel h2{margin:0;font-size:17px}#panel .path{margin:0 0 8px;color:var(--muted)}
h2{font-size:15px;margin:22px 0 8px}
#panel h3{font-size:12px;text-transform:uppercase;letter-spacing:.06em;color:var(--muted);margin:18px 0 6px}
#panel details{border-top:1px solid var(--line);padding:4px 0}#panel summary{cursor:pointer;overflow-wrap:anywhere}
#panel ol,#panel ul{margin:6px 0;padding-left:20px;overflow-wrap:anywhere}#panel li{margin:4px 0}
.choice{margin:2px 0;color:var(--muted);font-size:12px}
.quiet{color:var(--muted)}.words .command{color:var(--accent);font-weight:600}.words .internal{color:var(--internal);font-weight:600;font-style:italic}.words .other{color:var(--other);font-weight:600;text-decoration:underline}
.words .guard{color:var(--guard)}.words .action{color:var(--action)}
#panel .taken{color:var(--ok)}#panel .missed{color:var(--warn)}#panel .impossible{color:var(--muted);font-style:italic}
.card{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:10px 16px}
.summary{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:12px}
.summary h2{margin:0 0 4px}.summary dl{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;margin:0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
details>summary{cursor:pointer}
.summary ul{margin:4px 0;padding-left:18px;max-height:260px;overflow:auto}
.chart-pane{margin-top:14px;padding:0;overflow:hidden}
.chart-bar{display:flex;flex-wrap:wrap;gap:6px;align-items:center;padding:8px 12px;border-bottom:1px solid var(--line)}
[role=tablist]{display:flex;flex-wrap:wrap;gap:4px}
[role=tab]{border-radius:999px;padding:2px 12px}[role=tab][aria-selected=true]{background:var(--ink);border-color:var(--ink);color:var(--panel)}
.chart-bar [data-zoom]{margin-left:auto}
.drawing{overflow:auto;padding:8px;background:var(--bg)}
.drawing h3{margin:2px 8px 6px;font-size:13px;color:var(--muted)}
.fits .drawing svg{width:100%;height:auto;max-width:var(--natural,none)}
.stepping .chart-pane{position:sticky;top:0;z-index:4;box-shadow:0 8px 24px rgb(0 0 0/.12)}
.stepping .drawing{height:44vh;resize:vertical}.stepping .legend{display:none}
.stepping article.divergence{scroll-margin-top:calc(44vh + 62px)}
.legend{margin:0;padding:8px 14px;color:var(--muted);font-size:12px;border-top:1px solid var(--line)}
.legend dl{display:grid;grid-template-columns:auto 1fr;gap:1px 12px;margin:6px 0 0}
.chart .state,.chart .arrow .line{cursor:pointer}
.chart .here>.edge{stroke:var(--accent);stroke-width:2.4;stroke-dasharray:none}
.chart .diverging>.edge{stroke:var(--bad)}
.chart .letters rect{fill:var(--accent)}.chart .diverging .letters rect{fill:var(--bad)}.chart .letters text{fill:var(--panel);font-size:11px;font-weight:700}
.chart .line.now tspan{font-weight:700;text-decoration:underline}
.chart .arrow.now path{stroke-width:3.4}
#help{border:1px solid var(--line);border-radius:12px;background:var(--panel);color:var(--ink);max-width:520px}#help dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}
kbd{font-family:ui-monospace,'DejaVu Sans Mono',monospace;border:1px solid var(--line);border-bottom-width:2px;border-radius:5px;padding:0 6px}
footer{color:var(--muted);padding:0 18px 30px}
@media(prefers-reduced-motion:no-preference){.chart .edge,.chart path{transition:stroke .15s,fill .15s}}
@media print{.tools,.stepper,[role=tablist],#panel{display:none!important}.drawing{overflow:visible}body{background:#fff}}
`;
