import { commandLines, counted, cut, grouped, labelled, spanText, wrap } from '../report/layout.ts';
import { painter, type Paint, type Style } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import { printable, visible, visibleName } from '../report/visible.ts';
import { isTold } from './assemble.ts';
import type { Column, Matrix, Row } from './matrix.ts';
import { MARGIN, ruleTables } from './pretty-table.ts';
import { reasonOf, standingOf, type Standing } from './standing.ts';
import { countsOf, softwareOf, STANDING_SIGNS } from './words.ts';

/**
 * A matrix for people to read in a terminal: the servers, and the rules of which not all is well. No line is longer than the page, whose
 * width is taken as 80 to 120; where there are too many servers for that, they are told in several tables.
 */
export function pretty(matrix: Matrix, page: Page): string {
  const width = Math.min(Math.max(page.width, 80), 120);
  const paint = painter(page.colour);
  const telling = matrix.rows.filter(({ cells }) =>
    cells.some((cell) => isTold(cell) || cell.kind === 'undecided'),
  );
  const lines = [
    '',
    ...matrix.columns.flatMap((column, index) => serverLines(matrix, column, index, width, paint)),
    ...(telling.length === 0 ? [] : ruleTables(matrix, telling, width, paint)),
    ...restLines(matrix, telling, width),
    '',
    ...commandLines(`${MARGIN}again`, `npx nick-collider ${printable(matrix.again)}`, 11, width),
  ];
  return `${lines.join('\n')}\n`;
}

const STYLES: Readonly<Record<Standing, Style>> = {
  conforms: 'green',
  diverges: 'red',
  undecided: 'yellow',
  'not tested': 'yellow',
};

/** A server: its verdict, what it calls itself, and how it stands to the rules; or why it was not tested. */
function serverLines(
  matrix: Matrix,
  column: Column,
  index: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const standing = standingOf(column.outcome);
  const [name = '', ...rest] = wrap(visible(column.name), width - 40);
  const head = `${STANDING_SIGNS[standing]} ${standing}`.padEnd(14);
  const software = visibleName(softwareOf(column));
  const room = width - MARGIN.length - head.length - name.length - 3;
  return [
    `${MARGIN}${paint(STYLES[standing], head)}${paint('bold', name)}${software === '' ? '' : `   ${cut(software, room)}`}`,
    ...rest.map((line) => `${' '.repeat(16)}${line}`),
    ...aboutLines(matrix, column, index, width),
    '',
  ];
}

function aboutLines(matrix: Matrix, column: Column, index: number, width: number): readonly string[] {
  const { outcome } = column;
  const reason = reasonOf(column);
  if (reason !== null) {
    const hint = outcome.kind === 'untestable' ? outcome.hint : [];
    return [reason, ...hint].flatMap((line) =>
      labelled('', printable(line.trim()), line.startsWith(' ') ? 18 : 16, width),
    );
  }
  if (outcome.kind !== 'tested') return [];
  const { plans, sessions, elapsedMs, interrupted } = outcome.report;
  const { passes, must, should, sometimes, undecided, withoutForce } = countsOf(matrix, index);
  const broken = [
    ...(must > 0 ? [`${must} must`] : []),
    ...(should > 0 ? [`${should} should`] : []),
    ...(sometimes > 0 ? [`${sometimes} sometimes`] : []),
  ];
  const text = `${grouped(passes)} rules pass · ${broken.length === 0 ? 'none is broken' : `broken: ${broken.join(', ')}`} · ${undecided === 0 ? '' : `${undecided} undecided · `}${grouped(withoutForce)} without force`;
  const run = `${grouped(plans)} plans on ${grouped(sessions)} sessions in ${spanText(elapsedMs)}${interrupted ? ', interrupted' : ''}`;
  return [text, run].flatMap((line) => labelled('', line, 16, width));
}

/** The rules that are not in the table: they are kept by all that they were put to the test on. */
function restLines({ rows }: Matrix, telling: readonly Row[], width: number): readonly string[] {
  const rest = rows.filter((row) => !telling.includes(row));
  const kept = rest.filter(({ cells }) => cells.some(({ kind }) => kind === 'passes')).length;
  const text = `${telling.length === 0 ? 'All' : 'The other'} ${counted(rest.length, 'rule')} are broken by none. Kept wherever they were put to the test: ${grouped(kept)}; put to the test by no run: ${grouped(rest.length - kept)}. The page and the JSON have them all.`;
  return wrap(text, width - MARGIN.length).map((line) => `${MARGIN}${line}`);
}
