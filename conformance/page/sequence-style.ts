/** How sequence diagrams look. What is sent is a full line, what is received a dashed one. */
export const SEQUENCE_STYLE = `
.sequence{display:block;margin:0 auto;font-family:Inter,ui-sans-serif,system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
.sequence text{fill:var(--ink);font-size:11.5px}
.sequence :is(.text,.ending,.ms,.pause text){font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:10.5px;white-space:pre}
.sequence .head rect{fill:var(--bg);stroke:var(--line);stroke-width:1.2}
.sequence .head text{font-size:13px;font-weight:600}
.sequence .head.server rect{fill:var(--muted);stroke:var(--muted)}
.sequence .head.server text{fill:var(--panel)}
.sequence .lane{fill:none;stroke:var(--line);stroke-width:1.4}
.sequence .lane.gone{stroke-dasharray:1.5 5;stroke-linecap:round}
.sequence .bar{fill:none;stroke:var(--muted);stroke-width:8}
.sequence .bar.gone{stroke:var(--bad);stroke-width:2;stroke-dasharray:2 6}
.sequence .band rect{fill:var(--guard);fill-opacity:.09}
.sequence .band text{fill:var(--guard);font-size:10.5px;font-weight:600}
.sequence .bracket{fill:none;stroke:var(--guard);stroke-width:1.6}
.sequence .pause path{stroke:var(--line);stroke-width:1.2;stroke-dasharray:2 4}
.sequence .pause text{fill:var(--warn)}
.sequence .ms,.sequence .note{fill:var(--muted)}
.sequence .ground{fill:none}
.sequence .under{fill:var(--panel);fill-opacity:.86}
.sequence .wire{fill:none;stroke-width:1.6}
.sequence .sent .wire{stroke:var(--accent)}
.sequence .sent .tip{fill:var(--accent)}
.sequence .received .wire{stroke:var(--internal);stroke-dasharray:6 3}
.sequence .received .tip{fill:var(--internal)}
.sequence .by-suite>.wire{stroke-opacity:.62}
.sequence .by-suite>.text{fill:var(--muted)}
.sequence .cross{fill:none;stroke:var(--muted);stroke-width:2;stroke-linecap:round}
.sequence .by-client .cross{stroke:var(--accent)}
.sequence .ending{fill:var(--muted)}
.sequence .opening{fill:var(--panel);stroke:var(--muted)}
.sequence.grid .sent>.text{fill:var(--accent)}
.sequence.grid .received>.text{fill:var(--internal)}
.sequence .cell{fill:var(--bad-bg);stroke:var(--bad)}
.sequence .diverging .wire{stroke:var(--bad);stroke-width:2.2}
.sequence .diverging .tip{fill:var(--bad)}
.sequence .diverging .cross{stroke:var(--bad);stroke-width:2.6}
.sequence .diverging>:is(.text,.ending,.note){fill:var(--bad);font-weight:700}
.sequence .missing .wire{stroke-dasharray:2 5}
.sequence .box .edge{fill:var(--bad-bg);stroke:var(--bad);stroke-width:1.4}
.sequence .box .rule{stroke:var(--bad);stroke-width:1;stroke-opacity:.4}
.sequence .box .label{fill:var(--muted);font-weight:600}
.sequence .box .why{fill:var(--muted)}
.sequence .box .came :is(.text,.label){fill:var(--bad);font-weight:700}
.sequence .message.now>.ground{fill:var(--accent);fill-opacity:.14}
.sequence .message.ahead{opacity:.3}
@media(prefers-reduced-motion:no-preference){.sequence .message{transition:opacity .15s}}
@media(min-width:900px){.sequence:not(.grid){max-width:100%;height:auto}}
`;
