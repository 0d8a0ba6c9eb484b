import { cut, labelled } from '../report/layout.ts';
import type { Paint } from '../report/paint.ts';
import { printable, visible } from '../report/visible.ts';
import type { Cell, Matrix, Row } from './matrix.ts';
import { detailOf, LEGEND, rateText, signOf } from './words.ts';

/** A column is so wide at most, and at least, whatever its name. */
const WIDEST = 16;
const NARROWEST = 6;
/** So much room has the sentence of a rule at least; where there is less, it is left out. */
const LEAST_SENTENCE = 20;
export const MARGIN = '  ';

/** Some rules as a table for a terminal, or as several where the servers do not fit beside each other, and what their signs mean. */
export function ruleTables(
  matrix: Matrix,
  rows: readonly Row[],
  width: number,
  paint: Paint,
): readonly string[] {
  const rule = Math.max(...rows.map((row) => row.rule.length)) + 2;
  const widths = matrix.columns.map(({ name }, index) => {
    const cells = rows.map((row) => textOf(row.cells[index] as Cell, row.grade).length);
    return Math.min(WIDEST, Math.max(NARROWEST, visible(name).length, ...cells)) + 2;
  });
  const parts: number[][] = [[]];
  let left = width - MARGIN.length - rule;
  for (const [index, needed] of widths.entries()) {
    if (needed > left && (parts.at(-1) ?? []).length > 0) {
      parts.push([]);
      left = width - MARGIN.length - rule;
    }
    parts.at(-1)?.push(index);
    left -= needed;
  }
  const telling = LEGEND.filter(([sign]) =>
    rows.some(({ cells, grade }) => cells.some((cell) => signOf(cell, grade) === sign)),
  );
  return [
    ...parts.flatMap((part) => [...tableLines(matrix, rows, part, { widths, rule, width }, paint), '']),
    ...telling.flatMap(([sign, means]) => labelled(`${MARGIN}${sign}`, means, 4, width)),
    '',
  ];
}

interface Measures {
  readonly widths: readonly number[];
  readonly rule: number;
  readonly width: number;
}

function tableLines(
  { columns }: Matrix,
  rows: readonly Row[],
  part: readonly number[],
  { widths, rule, width }: Measures,
  paint: Paint,
): readonly string[] {
  const taken = part.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const room = width - MARGIN.length - rule - taken;
  const sentence = room >= LEAST_SENTENCE ? room : 0;
  const inColumns = (cells: readonly string[]): string =>
    part.map((index) => fitted(cells[index] ?? '', widths[index] ?? 0)).join('');
  const heads = inColumns(columns.map(({ name }) => visible(name)));
  return [
    paint('dim', `${MARGIN}${'rule'.padEnd(rule + sentence)}${heads}`.trimEnd()),
    ...rows.map((row) => {
      const told = sentence === 0 ? '' : fitted(printable(row.sentence), sentence);
      const cells = part.map((index) => {
        const cell = row.cells[index] as Cell;
        return styled(cell, row.grade, fitted(textOf(cell, row.grade), widths[index] ?? 0), paint);
      });
      return `${MARGIN}${paint('bold', row.rule.padEnd(rule))}${told}${cells.join('')}`.trimEnd();
    }),
  ];
}

/** A text in so many columns, of which the last two are left free. */
function fitted(text: string, width: number): string {
  return cut(text, width - 2).padEnd(width);
}

/** The sign of a cell, with the first divergence or the rate. */
function textOf(cell: Cell, grade: Row['grade']): string {
  if (cell.kind === 'sometimes') return `${signOf(cell, grade)} ${rateText(cell.seen)}`;
  return `${signOf(cell, grade)} ${cell.kind === 'breaks' ? detailOf(cell) : ''}`.trim();
}

function styled(cell: Cell, grade: Row['grade'], text: string, paint: Paint): string {
  switch (cell.kind) {
    case 'passes':
      return paint('green', text);
    case 'breaks':
      return paint(grade === 'must' ? 'red' : 'yellow', text);
    case 'sometimes':
    case 'undecided':
      return paint('yellow', text);
    default:
      return paint('dim', text);
  }
}
