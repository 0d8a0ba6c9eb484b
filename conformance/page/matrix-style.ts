/** How the page about several servers is set out, beside what all pages have. What a colour says, a sign says too. */
export const MATRIX_STYLE = `
main{max-width:1700px;margin:0 auto}
.table{position:relative;padding:0;overflow:auto;overscroll-behavior-x:contain}
.table table{border-collapse:separate;border-spacing:0;width:100%}
.table th,.table td{padding:5px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
.table tbody:last-child tr:last-child>:is(th,td){border-bottom:0}
.table thead th{font-weight:600;font-size:13px;color:var(--muted);background:var(--panel);white-space:nowrap}
.figure{white-space:nowrap;text-align:right!important;font-variant-numeric:tabular-nums}
.servers .name{font-weight:600}
.servers tbody th{font-weight:400}
.servers th>:is(code,.quiet){display:block;font-size:12px}
.servers .verdict{display:inline-block}
.reason ul{margin:2px 0 0;padding-left:18px;color:var(--muted)}
.made{margin:8px 2px 0;font-size:13px}
.made code{overflow-wrap:anywhere}

.filter{display:flex;flex-wrap:wrap;gap:4px 18px;border:0;margin:0 0 8px;padding:0}
.filter legend{float:left;padding:0;margin-right:18px;color:var(--muted)}
.filter label{cursor:pointer}
.signs{display:flex;flex-wrap:wrap;gap:0 22px;margin:0 0 10px;color:var(--muted);font-size:13px}
.signs div{display:flex;gap:6px}
.signs dt{color:var(--ink);font-weight:700}

.rules .table{max-height:calc(100vh - var(--top) - 24px)}
.matrix thead th{position:sticky;top:0;z-index:3;border-bottom:2px solid var(--line)}
.matrix tr>th:first-child{position:sticky;left:0;z-index:2;background:var(--panel)}
.matrix thead th:first-child{z-index:4}
.matrix .family th{padding-top:12px;font-weight:600;color:var(--muted);font-size:12px}
.matrix .rule th{font-weight:400;min-width:22em;max-width:40em}
.matrix .rule:hover>:is(th,td){background:color-mix(in srgb,var(--accent) 6%,var(--panel))}
.matrix th .name{font:600 12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}
.matrix th .grade{color:var(--muted);font-size:12px;margin:0 6px}
.matrix th .clause{display:block;color:var(--muted);font-size:12px}
.matrix td{min-width:9em;scroll-margin:90px 0 0 42em}
.matrix td .sign{display:inline-block;min-width:1.2em;font-weight:700}
.matrix td .id{color:inherit;text-decoration:underline;text-underline-offset:2px}
.matrix td .rate{font-size:12px}
.matrix .passes .sign{color:var(--ok)}
.matrix .breaks.must{background:var(--bad-bg);color:var(--bad)}
.matrix :is(.breaks.should,.sometimes,.undecided){color:var(--warn)}
.matrix .sometimes{box-shadow:inset 3px 0 var(--warn)}
.matrix :is(.without-force,.not-tested){color:var(--muted)}
.matrix td:target{outline:2px solid var(--accent);outline-offset:-2px}
.matrix td:focus{outline:none}
.matrix td:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}

.empty{display:none;color:var(--muted)}
.rules:has(#show-differing:checked) .rule:not(.differs),
.rules:has(#show-broken:checked) .rule:not(.broken),
.rules:has(#show-differing:checked) tbody:not(:has(.differs)),
.rules:has(#show-broken:checked) tbody:not(:has(.broken)){display:none}
/* What is pointed at is seen. */
.rules .rule.rule:has(:target){display:table-row!important}
.rules tbody:has(:target){display:table-row-group!important}
.rules:has(#show-differing:checked) .empty.differing,
.rules:has(#show-broken:checked) .empty.broken{display:block}

.divergence .back{margin-left:8px;white-space:nowrap}
.divergence:target{outline:2px solid var(--accent);outline-offset:2px}
article.divergence{scroll-margin-top:12px}

@media(max-width:700px){
.rules .table{max-height:none}
.matrix tr>th:first-child{position:static}
.matrix .rule th{min-width:14em}
.matrix td{min-width:6em;scroll-margin:12px}
}
@media print{
.table{overflow:visible!important;max-height:none!important}
.filter,.back{display:none!important}
.rules .rule,.rules tbody{display:revert!important}
}
`;
