import { shownPath } from '../../model/shown-path.ts';
import { grouped } from '../report/layout.ts';
import type { Report } from '../report/report.ts';
import { visibleName } from '../report/visible.ts';
import { prose } from './beginning.ts';
import { baselineCard } from './baseline-card.ts';
import { html, type Markup } from './html.ts';

const SIGN = { conforms: '✓', diverges: '✗', undecided: '?' } as const;

/** What stands at the top of a report. */
export function reportHeading({ target, verdict, interrupted, server, baseline }: Report): Markup {
  const isStale = baseline?.isStale === true;
  const { name, version } = server;
  const software = [name, version]
    .filter((each) => each !== null)
    .map(visibleName)
    .join(' ');
  return html`<h1 title="${prose(target)}">
      nick-collider <span class="target">${prose(target)}</span>
      ${software === '' ? null : html`<span class="software">${software}</span>`}
    </h1>
    <p class="verdict ${isStale ? 'diverges' : verdict}">
      ${SIGN[isStale ? 'diverges' : verdict]} ${verdict}${interrupted ? ', interrupted' : ''}${isStale ? ', and the baseline is stale' : ''}
    </p>`;
}

/** The figures of a run, the dialect as far as it is known, and what was not reached. */
export function summarySection(report: Report): Markup {
  const {
    plans,
    sessions,
    collisions,
    undecided,
    limits = [],
    elapsedMs,
    seed,
    again,
    dialect,
    coverage,
    unreported,
    notes,
    divergences,
    logon,
  } = report;
  const missing = Object.entries(undecided);
  const taken = Object.values(coverage.taken).filter((times) => times > 0).length;
  const possible = taken + coverage.missed.length;
  const under = [...new Set(divergences.flatMap((divergence) => divergence.under))];
  return html`<section class="summary" aria-label="The run">
    <div class="card run">
      <h2>The run</h2>
      <dl>
        <dt>plans</dt>
        <dd>${grouped(plans)} on ${grouped(sessions)} sessions, ${grouped(collisions)} collisions</dd>
        <dt>time</dt>
        <dd>${(elapsedMs / 1000).toFixed(1)} s</dd>
        <dt>seed</dt>
        <dd>${String(seed)}</dd>
        ${
          logon === undefined
            ? null
            : html`<dt>logon</dt>
                <dd>${prose(logon)}</dd>`
        }
        <dt>undecided</dt>
        <dd>
          ${missing.length === 0 ? 'none' : missing.map(([cause, count]) => `${grouped(count)} ${prose(cause)}`).join('; ')}
        </dd>
        ${limits.map(
          ({ what, cost, advice }) =>
            html`<dt>limit</dt>
              <dd>${prose(`${what}: ${cost}; ${advice}`)}</dd>`,
        )}
        ${
          unreported.length === 0
            ? null
            : html`<dt>not reported</dt>
                <dd>${prose(unreported.join(', '))}</dd>`
        }
        ${notes.map(
          (note) =>
            html`<dt>note</dt>
              <dd>${prose(note)}</dd>`,
        )}
        <dt>again</dt>
        <dd>
          <code class="words-of"
            >${`npx nick-collider ${prose(again, 4_000)}`.split(' ').map((word) => html`<span>${word}</span> `)}</code
          >
        </dd>
      </dl>
    </div>
    ${report.baseline === undefined ? null : baselineCard(report.baseline)}
    <div class="card">
      <h2>The dialect</h2>
      <dl>
        <dt>settled</dt>
        <dd>${entries(Object.entries(dialect.settled).map(([choice, value]) => `${choice} = ${value}`))}</dd>
        <dt>open</dt>
        <dd>
          ${entries(dialect.open.map(({ choice, values, rules }) => `${choice}: ${values.join(', ')}${rules.length === 0 ? '' : ` (without force: ${rules.join(', ')})`}`))}
        </dd>
        <dt>departures</dt>
        <dd>${under.length === 0 ? 'none' : `${prose(under.join(', '))}, which this server breaks throughout`}</dd>
      </dl>
    </div>
    <div class="card">
      <h2>Coverage</h2>
      <dl>
        <dt>taken</dt>
        <dd>
          ${grouped(taken)} of ${grouped(possible)} transitions
          <meter min="0" max="${Math.max(1, possible)}" value="${taken}" aria-label="Transitions taken"></meter>
        </dd>
        <dt>missed</dt>
        <dd>${entries(coverage.missed.map(shownPath))}</dd>
        <dt>not possible</dt>
        <dd>${grouped(coverage.unreachable)} under this dialect</dd>
      </dl>
    </div>
  </section>`;
}

/** So few entries are shown at once. */
const FEW = 4;

/** What was counted: behind its number, where it is much. */
function entries(all: readonly string[]): Markup {
  if (all.length === 0) return html`none`;
  const list = html`<ul>
    ${all.map((each) => html`<li><code>${prose(each)}</code></li>`)}
  </ul>`;
  if (all.length <= FEW) return list;
  return html`<details>
    <summary>${grouped(all.length)}</summary>
    ${list}
  </details>`;
}
