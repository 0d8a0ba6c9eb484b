import type { NamedDrawing } from '../../model/drawings.ts';
import type { ChartFacts } from '../../model/facts-of-states.ts';
import { html, trusted, type Markup } from './html.ts';
import { numbered, transitionList } from './numbered.ts';

/** The drawings, of which a script shows one at a time, and what their signs mean. */
export function chartSection(drawings: readonly NamedDrawing[], facts: ChartFacts): Markup {
  const transitions = transitionList(facts);
  return html`<section class="card chart-pane fits" aria-label="Statechart">
    <div class="chart-bar">
      <div role="tablist" aria-label="Parts of the statechart">
        ${drawings.map(
          ({ name, title }) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${name}"
              data-drawing="${name}"
              aria-controls="drawing-${name}"
              title="${title}"
            >
              ${name}
            </button>`,
        )}
      </div>
      <button type="button" data-zoom aria-pressed="true">Fit</button>
    </div>
    ${drawings.map(
      ({ name, title, drawing }) =>
        html`<div
          class="drawing"
          role="tabpanel"
          id="drawing-${name}"
          data-drawing="${name}"
          aria-label="${title}"
          tabindex="0"
        >
          ${trusted(numbered(drawing.svg, transitions))}
        </div>`,
    )}
    <div class="legend words">
      <span class="command">command</span> of a client · <span class="internal">the server by itself</span> ·
      <span class="other">through another connection</span> · <span class="guard">[condition]</span>,
      <span class="guard">◇</span> there is one · <span class="action">/ what it does</span>: a reply (with ?,
      or not; with *, any number of times), an effect on the nick or the account · ↺ stays where it is · 1. 2. tried in this order
      <details>
        <summary>What conditions with a name mean</summary>
        <dl>
          ${Object.entries(facts.titles).map(
            ([title, means]) =>
              html`<dt class="guard">${title}</dt>
                <dd><code>${means}</code></dd>`,
          )}
        </dl>
      </details>
    </div>
  </section>`;
}
