import { isTold } from '../matrix/assemble.ts';
import type { Cell, Column, Matrix, Row } from '../matrix/matrix.ts';
import { cellText, rateText, signOf } from '../matrix/words.ts';
import { prose } from './beginning.ts';
import { html, type Markup } from './html.ts';

/** A name or a rule is this long at most. */
const MOST_NAME = 40;

/** Servers by rules, the rules of one family together. Each row tells by its classes whether it is to be seen under a filter. */
export function matrixTable({ columns, rows }: Matrix): Markup {
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    const family = row.rule.replace(/-\d+$/, '');
    families.set(family, [...(families.get(family) ?? []), row]);
  }
  return html`<div class="card table scroll" tabindex="0" role="region" aria-labelledby="rules-title">
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col">rule</th>
          ${columns.map(({ name }) => html`<th scope="col">${prose(name, MOST_NAME)}</th>`)}
        </tr>
      </thead>
      ${[...families].map(
        ([family, some]) =>
          html`<tbody>
            <tr class="family">
              <th scope="rowgroup" colspan="${columns.length + 1}">${prose(family, MOST_NAME)}</th>
            </tr>
            ${some.map((row) => rowMarkup(row, columns))}
          </tbody>`,
      )}
    </table>
  </div>`;
}

/** The anchor of a divergence on the server of this column. */
export function anchorOf(column: number, id: string): string {
  return `server-${column + 1}-${prose(id, MOST_NAME)}`;
}

/** The anchor of a cell. */
export function cellAnchor(column: number, rule: string): string {
  return `cell-${column + 1}-${prose(rule, MOST_NAME)}`;
}

function rowMarkup(
  { rule, grade, sentence, clause, differs, cells }: Row,
  columns: readonly Column[],
): Markup {
  const classes = ['rule', ...(differs ? ['differs'] : []), ...(cells.some(isTold) ? ['broken'] : [])];
  return html`<tr class="${classes.join(' ')}">
    <th scope="row">
      <span class="name">${prose(rule, MOST_NAME)}</span> <span class="grade">${grade}</span>
      <span class="sentence">${prose(sentence)}</span> <span class="clause">${prose(clause)}</span>
    </th>
    ${cells.map((cell, index) => cellMarkup(cell, { rule, grade, index }, columns[index] as Column))}
  </tr>`;
}

interface Place {
  readonly rule: string;
  readonly grade: Row['grade'];
  readonly index: number;
}

function cellMarkup(cell: Cell, { rule, grade, index }: Place, column: Column): Markup {
  const kind = cell.kind === 'breaks' ? `breaks ${grade}` : cell.kind.replace(' ', '-');
  return html`<td id="${cellAnchor(index, rule)}" class="${kind}" tabindex="-1">
    <span class="sign" aria-hidden="true">${signOf(cell, grade)}</span>
    <span class="unseen">${cellText(cell, grade)}</span>
    ${detailMarkup(cell, index, column)}
  </td>`;
}

/** What leads to the divergences, with the rate and what has become of the server; or the choices that leave nothing to ask. */
function detailMarkup(cell: Cell, index: number, { outcome }: Column): Markup | null {
  switch (cell.kind) {
    case 'breaks':
    case 'sometimes': {
      const told = outcome.kind === 'tested' ? outcome.report.divergences : [];
      return html`${cell.divergences.map((id) => {
        const death = told.find((divergence) => divergence.id === id)?.death;
        return html`<a class="id" href="#${anchorOf(index, id)}">${prose(id, MOST_NAME)}</a>
          ${death === undefined ? null : html`<span class="rate">${death}</span>`} `;
      })}${cell.kind === 'sometimes' ? html`<span class="rate">${rateText(cell.seen)}</span>` : null}`;
    }
    case 'without force':
      return cell.choices.length === 0
        ? null
        : html`<span class="rate">${prose(cell.choices.join(', '), 120)}</span>`;
    default:
      return null;
  }
}
