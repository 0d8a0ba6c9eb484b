import { SEQUENCE_STYLE } from './sequence-style.ts';

/** How the articles of divergences look. Colours are those of the page, by their names; what a colour says is said by a sign or a dash too. */
export const DIVERGENCE_STYLE = `${SEQUENCE_STYLE}
.divergence{background:var(--panel);color:var(--ink);border:1px solid var(--line);border-left:4px solid var(--bad);border-radius:10px;padding:18px 22px 14px;margin:0 0 22px;font:14px/1.5 Inter,ui-sans-serif,system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;scroll-margin-top:12px}
.divergence.should{border-left-color:var(--warn)}
.divergence:focus{outline:none}
.divergence:focus-visible,.divergence.current{outline:2px solid var(--accent);outline-offset:2px}
.divergence h3{font-size:17px;line-height:1.35;overflow-wrap:anywhere;margin:0;font-weight:600}
.divergence .sign,.entry .sign{color:var(--bad);font-weight:700}
.divergence.should .sign,.entry.should .sign{color:var(--warn)}
.divergence .id,.entry .id{font:600 .82em ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;color:var(--accent);border:1px solid var(--line);border-radius:6px;padding:1px 6px;text-decoration:none}
.divergence a.id:hover,.entry a:hover .sentence{text-decoration:underline}
.divergence .rule,.entry .rule{font:600 .88em ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;color:var(--bad);margin-right:4px}
.divergence.should .rule,.entry.should .rule{color:var(--warn)}
.divergence .meta{margin:6px 0 0;color:var(--muted);font-size:13px}
.divergence .grade,.entry .grade{display:inline-block;font-size:12px;font-weight:600;color:var(--bad);background:var(--bad-bg);border-radius:20px;padding:1px 10px;margin-right:6px;white-space:nowrap}
.divergence.should .grade,.entry.should .grade{color:var(--warn);background:var(--bg);box-shadow:inset 0 0 0 1px var(--warn)}
.divergence .stepper{display:flex;gap:6px;align-items:center;margin-top:10px}
.divergence .stepper[hidden]{display:none}
.divergence .stepper button{font:inherit;font-size:12px;line-height:1;color:var(--ink);background:var(--bg);border:1px solid var(--line);border-radius:7px;padding:6px 10px;cursor:pointer}
.divergence .stepper button:hover{border-color:var(--accent)}
.divergence .position{color:var(--muted);font-size:12.5px;min-width:5em;text-align:center}
.divergence .scroll{overflow-x:auto;margin:12px 0;border-radius:8px}
.divergence :is(.scroll,pre,summary,button,a):focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.divergence .left-out{color:var(--muted);margin:0 0 10px;font-size:13px}
.divergence .contrast{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:12px;margin:14px 0}
.divergence .contrast>div{border-radius:8px;padding:10px 14px;border:1px solid var(--line);min-width:0}
.divergence .contrast .allowed{background:var(--ok-bg);border-color:var(--ok)}
.divergence .contrast .came{background:var(--bad-bg);border-color:var(--bad)}
.divergence h4{margin:0 0 4px;font-size:13px;font-weight:600}
.divergence .allowed h4{color:var(--ok)}
.divergence .came h4{color:var(--bad)}
.divergence.at-end .contrast .came{box-shadow:0 0 0 2px var(--bad)}
.divergence .contrast ul{margin:0;padding:0;list-style:none}
.divergence .contrast p{margin:0}
.divergence .contrast p+h4,.divergence .contrast ul+h4{margin-top:8px}
.divergence .contrast li{padding:2px 0;display:flex;flex-wrap:wrap;gap:0 14px;justify-content:space-between;align-items:baseline}
.divergence .contrast .why{color:var(--muted);font-size:13px;overflow-wrap:anywhere;min-width:0}
.divergence code,.divergence pre{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
.divergence code{white-space:pre-wrap}
.divergence .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin:14px 0;max-width:96ch}
.divergence .facts dt{color:var(--muted)}
.divergence .facts dd{margin:0}
.divergence details{border-top:1px solid var(--line);padding:8px 0 4px}
.divergence summary{cursor:pointer;font-weight:600;font-size:13px;color:var(--accent)}
.divergence .transcript{border-collapse:collapse;font-size:13px;min-width:100%}
.divergence .transcript th{text-align:left;font-weight:500;color:var(--muted);border-bottom:1px solid var(--line);padding:3px 10px}
.divergence .transcript td{padding:2px 10px;vertical-align:top}
.divergence .transcript :is(td,th):first-child{text-align:right;color:var(--muted);font-variant-numeric:tabular-nums}
.divergence .transcript td:nth-child(2){white-space:nowrap;font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}
.divergence .transcript td:last-child{color:var(--muted)}
.divergence .transcript .sent td:nth-child(2){color:var(--accent)}
.divergence .transcript .received td:nth-child(2){color:var(--internal)}
.divergence .transcript .diverging td{background:var(--bad-bg);color:var(--bad);font-weight:600;border-top:1px solid var(--bad);border-bottom:1px solid var(--bad)}
.divergence .transcript .now td{background:color-mix(in srgb,var(--accent) 14%,var(--panel));color:var(--ink)}
.divergence .transcript .now td:first-child{box-shadow:inset 3px 0 var(--accent)}
.divergence .transcript .ahead td{opacity:.45}
.divergence .turns{margin:8px 0;padding-left:24px;color:var(--muted)}
.divergence .turns li{margin:0 0 6px}
.divergence .turns p{margin:0}
.divergence .who{font-weight:700;color:var(--ink)}
.divergence .at-once{color:var(--warn);font-weight:600;font-size:12.5px}
.divergence .by-hand p{color:var(--muted);margin:8px 0}
.divergence pre{background:var(--bg);color:var(--ink);border:1px solid var(--line);border-radius:7px;padding:8px 12px;margin:2px 0;white-space:pre-wrap}
.index ol{margin:0;padding:0;list-style:none}
.entry{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;align-items:baseline;padding:4px 0}
.entry .novelty{font-size:12px;font-weight:600;border:1px solid var(--line);border-radius:20px;padding:1px 10px;color:var(--muted)}
.entry .novelty.new{color:var(--bad);border-color:var(--bad)}
.entry a{flex:1 1 28em;min-width:0;color:var(--ink);text-decoration:none}
`;
