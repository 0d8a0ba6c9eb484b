import { documentHtml } from './document.ts';
import { html, trusted, type Markup } from './html.ts';

/** The parts of a page. */
export interface Page {
  /** Of the window, as text. */
  readonly title: string;
  /** What stands at the top: names, the verdict. */
  readonly heading: Markup;
  readonly content: Markup;
  /** What can be shown and left out. */
  readonly toggles: readonly Toggle[];
  /** For the script; plain JSON. */
  readonly data: unknown;
  readonly style: string;
  readonly script: string;
}

export type Toggle = 'coverage' | 'counterexample';

/** A page with the statechart, and what its script brings to life. */
export function pageHtml({ title, heading, content, toggles, data, style, script }: Page): string {
  return documentHtml({
    title,
    style,
    script,
    body: html`<header class="top"><div class="heading">${heading}</div>${tools(toggles)}</header>
<div class="layout">
<main id="main">${content}</main>
<aside id="panel" class="words" aria-label="The chosen state"><button type="button" data-close>Close</button><div id="panel-content"></div></aside>
</div>
${HELP}
<p id="announcer" class="unseen" role="status" aria-live="polite"></p>
<script type="application/json" id="data">${trusted(jsonFor(data))}</script>`,
  });
}

const TOGGLES: Readonly<Record<Toggle, string>> = { coverage: 'Coverage', counterexample: 'Counterexample' };

function tools(toggles: readonly Toggle[]): Markup {
  return html`<div class="tools">
    <input
      id="search"
      type="search"
      placeholder="Search"
      aria-label="Search states, events, clauses, rules and divergences"
      aria-keyshortcuts="/"
      role="combobox"
      aria-expanded="false"
      aria-controls="results"
      aria-autocomplete="list"
      autocomplete="off"
      spellcheck="false"
    />
    <kbd class="hint" aria-hidden="true">/</kbd>
    <ul id="results" role="listbox" aria-label="Found" hidden></ul>
    ${toggles.map(
      (toggle) =>
        html`<button type="button" data-toggle="${toggle}" aria-pressed="${String(toggle === 'coverage')}">
          ${TOGGLES[toggle]}
        </button>`,
    )}
    <button type="button" data-help aria-label="Keys" title="Keys">?</button>
  </div>`;
}

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['Tab, arrows', 'go from state to state'],
  ['Enter', 'choose a state'],
  ['← →, j k', 'step through the divergence that is looked at'],
  ['Home End', 'to its beginning, to what the model does not allow'],
  ['c', 'coverage on and off'],
  ['x', 'look at a divergence, or leave it'],
  ['z', 'fit the drawing, or see it in full size'],
  ['?', 'these keys'],
  ['Escape', 'leave what was chosen'],
];

const HELP = html`<dialog id="help" aria-labelledby="help-title">
  <form method="dialog">
    <h2 id="help-title">Keys</h2>
    <dl>
      ${KEYS.map(
        ([key, does]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${does}</dd>`,
      )}
    </dl>
    <button>Close</button>
  </form>
</dialog>`;

/** JSON that cannot end the element that it stands in, with nothing in it that is not seen. */
function jsonFor(data: unknown): string {
  return JSON.stringify(data).replaceAll(
    /[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
