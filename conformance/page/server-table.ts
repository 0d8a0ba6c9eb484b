import type { Column, Matrix } from '../matrix/matrix.ts';
import { reasonOf, standingOf } from '../matrix/standing.ts';
import { countsOf, softwareOf, STANDING_SIGNS } from '../matrix/words.ts';
import { grouped, spanText } from '../report/layout.ts';
import { visibleName } from '../report/visible.ts';
import { prose } from './beginning.ts';
import { html, type Markup } from './html.ts';

const HEADS = [
  'plans',
  'time',
  'passes',
  'breaks must',
  'breaks should',
  'sometimes',
  'undecided',
  'without force',
];

/** What has become of each server, and how it stands to the rules in figures; of one that was not tested, why. */
export function serverTable(matrix: Matrix): Markup {
  return html`<div class="card table scroll servers" tabindex="0" role="region" aria-labelledby="servers-title">
    <table>
      <thead>
        <tr>
          <th scope="col">server</th>
          <th scope="col">verdict</th>
          ${HEADS.map((head) => html`<th scope="col" class="figure">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${matrix.columns.map((column, index) => serverRow(matrix, column, index))}
      </tbody>
    </table>
  </div>`;
}

function serverRow(matrix: Matrix, column: Column, index: number): Markup {
  const { name, target, outcome } = column;
  const standing = standingOf(outcome);
  const software = softwareOf(column);
  return html`<tr>
    <th scope="row">
      <span class="name">${prose(name, 60)}</span>
      ${target === name ? null : html`<code>${prose(target, 300)}</code>`}
      ${software === '' || software === target ? null : html`<span class="quiet">${visibleName(software)}</span>`}
    </th>
    <td>
      <p class="verdict ${standing === 'not tested' ? 'undecided' : standing}">
        ${STANDING_SIGNS[standing]} ${standing}${outcome.kind === 'tested' && outcome.report.interrupted ? ', interrupted' : ''}
      </p>
    </td>
    ${figures(matrix, column, index)}
  </tr>`;
}

function figures(matrix: Matrix, column: Column, index: number): Markup {
  const { outcome } = column;
  const reason = reasonOf(column);
  if (outcome.kind !== 'tested' || reason !== null) {
    const hint = outcome.kind === 'untestable' ? outcome.hint.filter((line) => line !== '') : [];
    return html`<td colspan="${HEADS.length}" class="reason">
      ${prose(reason ?? '')}
      ${
        hint.length === 0
          ? null
          : html`<ul>
            ${hint.map((line) => html`<li>${prose(line.trim())}</li>`)}
          </ul>`
      }
    </td>`;
  }
  const { plans, elapsedMs } = outcome.report;
  const { passes, must, should, sometimes, undecided, withoutForce } = countsOf(matrix, index);
  const shown = [grouped(plans), spanText(elapsedMs)];
  for (const count of [passes, must, should, sometimes, undecided, withoutForce]) shown.push(grouped(count));
  return html`${shown.map((figure) => html`<td class="figure">${figure}</td>`)}`;
}
