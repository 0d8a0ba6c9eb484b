/** How a divergence is set out: its sequence diagram, and what stands around it. */
export const DIVERGENCE_STYLE = `
.index{margin-top:12px}.index ol{margin:0;padding:0;list-style:none}
.index li{display:flex;gap:14px;padding:3px 0;align-items:baseline}.index a{flex:1;min-width:0;text-decoration:none;color:var(--ink);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.index .id{color:var(--accent);margin-right:8px}.index .grade{color:var(--muted);white-space:nowrap}
.rule{font-weight:700;color:var(--bad)}.should .rule{color:var(--warn)}
article.divergence{background:var(--panel);border:1px solid var(--line);border-left:4px solid var(--bad);border-radius:12px;padding:12px 18px 16px;margin:14px 0}
article.divergence.should{border-left-color:var(--warn)}
article.divergence.current{border-color:var(--accent)}
article.divergence h3{margin:0;font-size:15px;font-weight:600}article.divergence h3 .id{margin-right:6px}
article.divergence .meta{margin:2px 0 8px;color:var(--muted)}.meta .grade{color:var(--ink);font-weight:600;margin-right:10px}
.stepper{display:flex;gap:6px;align-items:center;margin:4px 0}.stepper .position{min-width:84px;text-align:center}
.scroll{overflow:auto;margin:6px 0}
.contrast{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:12px;margin:8px 0}
.contrast section{border:1px solid var(--line);border-radius:10px;padding:8px 14px}.contrast h4{margin:0 0 4px;font-size:13px}
.contrast ul{margin:0;padding-left:16px}.contrast li{overflow-wrap:anywhere}.contrast li span{color:var(--muted)}
.contrast .came{border-color:var(--bad);background:var(--bad-bg)}.contrast .came li span{color:var(--ink)}
.at-end .contrast .came,.at-end .contrast .allowed{outline:2px solid var(--bad)}
.facts{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;margin:8px 0}
.transcript{border-collapse:collapse;width:100%}.transcript th{text-align:left;color:var(--muted);font-weight:500}.transcript td{padding:1px 12px 1px 0;vertical-align:top}.transcript td code{white-space:pre-wrap;overflow-wrap:anywhere}
.transcript tr.diverging{background:var(--bad-bg)}.transcript tr.now{outline:2px solid var(--accent)}.transcript tr.ahead{opacity:.45}
article pre{overflow:auto;background:var(--bg);border-radius:8px;padding:8px 12px}
.sequence{display:block}
.sequence text{fill:var(--ink);font-size:12px}.sequence .text{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:10.5px;white-space:pre}
.sequence .ms,.sequence .note,.sequence .band-name,.sequence .ending{fill:var(--muted);font-size:11px}
.sequence .head{fill:var(--bg);stroke:var(--line)}.sequence .server{fill:var(--ink)}.sequence .server-name{fill:var(--panel);font-weight:600}.sequence .lane-name{font-weight:700}
.sequence .bar{fill:var(--line)}.sequence .lane{stroke:var(--line);stroke-width:1.4}.sequence .gone{stroke-dasharray:2 5}
.sequence .band rect{fill:var(--bg);stroke:var(--line);stroke-dasharray:4 4}
.sequence .under{fill:var(--panel);opacity:.85}
.sequence .wire{stroke:var(--accent);stroke-width:1.5}.sequence .tip{fill:var(--accent)}
.sequence .received .wire{stroke:var(--muted);stroke-dasharray:5 3}.sequence .received .tip{fill:var(--muted)}
.sequence .cross{stroke:var(--muted);stroke-width:2;fill:none}
.sequence .diverging .wire{stroke:var(--bad);stroke-width:2.2}.sequence .diverging .tip{fill:var(--bad)}.sequence .diverging .text,.sequence .diverging .note{fill:var(--bad);font-weight:700}.sequence .diverging .cross{stroke:var(--bad)}
.sequence .missing .edge{fill:var(--bad-bg);stroke:var(--bad)}
.sequence .ahead{opacity:.3}.sequence .now .wire{stroke-width:3}.sequence .now .text{font-weight:700}
`;
