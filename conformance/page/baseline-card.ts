import { grouped } from '../report/layout.ts';
import type { BaselineReport, Unmet } from '../report/report.ts';
import { prose } from './beginning.ts';
import { html, type Markup } from './html.ts';

/** What was known before the run, and what has become of what it did not meet. */
export function baselineCard({ file, known, unmet, isStale, update }: BaselineReport): Markup {
  const among = (now: Unmet['now']): Markup => list(unmet.filter((each) => each.now === now));
  return html`<div class="card baseline">
    <h2>The baseline</h2>
    <dl>
      <dt>file</dt>
      <dd><code>${prose(file)}</code>${update ? ', brought up to date' : ''}${isStale ? ', which is stale' : ''}</dd>
      <dt>known</dt>
      <dd>${grouped(known.length)} of those that were met</dd>
      <dt>${update ? 'taken out' : 'gone'}</dt>
      <dd>${among('gone')}</dd>
      <dt>not met, still there</dt>
      <dd>${among('there')}</dd>
      <dt>not met, undecided</dt>
      <dd>${among('undecided')}</dd>
    </dl>
  </div>`;
}

function list(unmet: readonly Unmet[]): Markup {
  if (unmet.length === 0) return html`none`;
  return html`<ul>
    ${unmet.map(({ rule, id, sentence, why }) => html`<li><code>${prose(rule)} ${prose(id)}</code> ${prose(sentence)} (${prose(why)})</li>`)}
  </ul>`;
}
