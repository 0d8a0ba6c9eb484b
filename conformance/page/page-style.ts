/**
 * How the page is set out: its head, its columns, and the summary of a run. Colours are named in the style of the drawings. A divergence
 * is laid out when it comes into sight: with thirty of them the page opens in little more than half the time.
 */
export const PAGE_STYLE = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:64px}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 Inter,ui-sans-serif,system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;--top:52px;--pane:38vh}
code,pre,kbd,.id,.path{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:12px}
a{color:var(--accent)}
button,input{font:inherit;font-size:13px;color:inherit}
button{border:1px solid var(--line);background:var(--panel);border-radius:8px;padding:4px 12px;cursor:pointer;white-space:nowrap}
button:hover{border-color:var(--accent)}
button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--panel)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h2{font-size:15px;margin:22px 0 8px}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere}
details>summary{cursor:pointer}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--panel);padding:6px 10px;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.quiet{color:var(--muted)}
body:not(.scripted) :is(.tools,[role=tablist],[data-zoom]){display:none}

.top{position:sticky;top:0;z-index:6;height:var(--top);display:flex;gap:18px;align-items:center;padding:0 18px;background:var(--panel);border-bottom:1px solid var(--line)}
.heading{display:flex;gap:14px;align-items:center;min-width:0}
.top h1{font-size:16px;margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0}
.top h1 .target{font-weight:400;color:var(--muted);margin-left:10px}
.top h1 .software{font-weight:400;color:var(--muted)}
.top h1 .software::before{content:' · '}
.verdict{margin:0;font-weight:700;padding:2px 12px;border-radius:999px;white-space:nowrap}
.verdict.conforms{background:var(--ok-bg);color:var(--ok)}
.verdict.diverges{background:var(--bad-bg);color:var(--bad)}
.verdict.undecided{box-shadow:inset 0 0 0 1px var(--warn);color:var(--warn)}
.tools{margin-left:auto;display:flex;gap:8px;align-items:center;position:relative;flex:none}
.tools input{width:220px;border:1px solid var(--line);background:var(--bg);border-radius:8px;padding:4px 30px 4px 10px}
.tools .hint{margin-left:-34px;margin-right:8px;color:var(--muted);pointer-events:none}
.tools input:focus+.hint{visibility:hidden}
#results{position:absolute;top:38px;right:0;z-index:8;width:min(600px,90vw);max-height:70vh;overflow:auto;margin:0;padding:6px;list-style:none;background:var(--panel);border:1px solid var(--line);border-radius:10px;box-shadow:0 10px 34px rgb(0 0 0/.22)}
#results li{display:flex;gap:12px;padding:5px 8px;border-radius:7px;cursor:pointer}
#results .kind{flex:0 0 72px;color:var(--muted);font-size:12px;line-height:1.75}
#results .what{min-width:0;overflow-wrap:anywhere}
#results li[aria-selected=true]{background:var(--bg);box-shadow:inset 0 0 0 1px var(--accent)}
#results li[aria-disabled]{color:var(--muted);cursor:default}

.layout{display:grid;grid-template-columns:minmax(0,1fr)}
main{padding:14px 18px 60px;min-width:0}
.card{background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:10px 16px}
.none{margin:12px 0 0;border-left:4px solid var(--ok);color:var(--ok);font-weight:600}
.summary{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:12px}
.summary .baseline{grid-column:1/-1}
.summary h2{margin:0 0 4px;font-size:13px}
.summary dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 14px;margin:0}
.summary meter{display:block;width:100%;height:10px;margin:3px 0 4px}
.summary meter::-webkit-meter-bar{background:var(--bg);border:1px solid var(--line);border-radius:5px;height:10px}
.summary meter::-webkit-meter-optimum-value{background:var(--ok)}
.summary meter::-moz-meter-bar{background:var(--ok)}
.words-of span{display:inline-block;max-width:100%;overflow-wrap:anywhere}
.summary ul{margin:0;padding:0;list-style:none;max-height:230px;overflow:auto}
.summary li{padding:1px 0;overflow-wrap:anywhere}
.summary li code{line-height:1.4}
.index{margin-top:12px}
.index ol{margin:0;padding:0;list-style:none}
.index.many ol{columns:2 520px;column-gap:32px}
.index li{break-inside:avoid}
.index.many .entry{flex-wrap:nowrap}
.index.many .entry a{flex-basis:0}
.index a[aria-current]{text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:2px;text-underline-offset:3px}

article.divergence:not(.current){content-visibility:auto;contain-intrinsic-size:auto 900px}

#help{border:1px solid var(--line);border-radius:14px;background:var(--panel);color:var(--ink);padding:18px 24px;box-shadow:0 20px 60px rgb(0 0 0/.3)}
#help::backdrop{background:rgb(0 0 0/.35)}
#help h2{margin:0 0 8px}
#help dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:7px 18px;margin:0 0 16px}
#help dt{text-align:right}
kbd{border:1px solid var(--line);border-bottom-width:2px;border-radius:5px;padding:0 6px;background:var(--bg)}

@media(max-width:1100px){
.summary{grid-template-columns:repeat(2,minmax(0,1fr))}
.summary .run{grid-column:1/-1}
.tools input{width:150px}
}
@media(max-width:700px){
.top{height:auto;flex-wrap:wrap;padding:8px 12px;position:static}
.tools{margin-left:0;flex-wrap:wrap}
.summary{grid-template-columns:minmax(0,1fr)}
body{--top:0px}
}
@media print{
.top,.stepping .chart-pane{position:static!important}
.tools,.stepper,.chart-bar,#panel,.skip{display:none!important}
.drawing,.drawing[hidden],.scroll,.summary ul{display:block!important;overflow:visible!important;max-height:none!important;height:auto!important}
.card,article.divergence,tr,li{break-inside:avoid}
.chart-pane,article.divergence{break-inside:auto}
article.divergence:not(.current){content-visibility:visible}
body{background:none}
.drawing svg,.sequence{max-width:100%;height:auto}
article details::details-content{content-visibility:visible;height:auto}
}
`;
