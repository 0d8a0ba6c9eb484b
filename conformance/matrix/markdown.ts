import { counted, grouped, spanText } from '../report/layout.ts';
import { gradeText } from '../report/divergence-words.ts';
import { painter } from '../report/paint.ts';
import { divergenceLines } from '../report/pretty-divergence.ts';
import type { Divergence, Report } from '../report/report.ts';
import { printable, visible, visibleName } from '../report/visible.ts';
import { anchorOf, escapeMarkdown, fenced, tableLines } from './markdown-text.ts';
import type { Cell, Column, Matrix, Row } from './matrix.ts';
import { countsOf, detailOf, LEGEND, signOf, softwareOf, standingText } from './words.ts';

/** So wide are exchanges, in columns: GitHub shows as much without scrolling. */
const WIDTH = 100;

/** A matrix as Markdown, as GitHub renders it: the servers, the rules, and each divergence with its exchange. */
export function markdown(matrix: Matrix): string {
  const { columns, rows, seed, date, tool, again, elapsedMs, interrupted } = matrix;
  const lines = [
    '# Servers side by side',
    '',
    `Made by nick-collider ${tool.version} on ${date.slice(0, 10)} with seed ${seed}, in ${spanText(elapsedMs)}${interrupted ? ', and interrupted' : ''}:`,
    '',
    ...fenced([`npx nick-collider ${printable(again)}`], 'sh'),
    '',
    '## The servers',
    '',
    ...tableLines(
      SERVER_HEADS,
      columns.map((column, index) => serverCells(matrix, column, index)),
    ),
    '',
    ...LEGEND.map(([sign, means]) => `- ${sign} ${means}`),
    '',
    '## The rules',
    '',
    ...tableLines(
      ['rule', 'grade', ...columns.map(({ name }) => nameOf(name))],
      rows.map((row) => ruleCells(row, columns)),
    ),
  ];
  const divergences = columns.flatMap((column) => divergenceSections(column));
  const rest = divergences.length === 0 ? [] : ['', '## What diverges', ...divergences];
  return `${[...lines, ...rest].join('\n')}\n`;
}

const SERVER_HEADS = [
  'server',
  'software',
  'verdict',
  'plans',
  'passes',
  'breaks a must',
  'breaks a should',
  'sometimes',
  'undecided',
  'without force',
];

function serverCells(matrix: Matrix, column: Column, index: number): readonly string[] {
  const { outcome } = column;
  const { passes, must, should, sometimes, undecided, withoutForce } = countsOf(matrix, index);
  const figures = [passes, must, should, sometimes, undecided, withoutForce];
  return [
    nameOf(column.name),
    escapeMarkdown(visibleName(softwareOf(column))),
    escapeMarkdown(printable(standingText(column))),
    ...(outcome.kind === 'tested' ? [outcome.report.plans, ...figures].map(grouped) : []),
  ];
}

function ruleCells({ rule, grade, sentence, cells }: Row, columns: readonly Column[]): readonly string[] {
  return [
    `${escapeMarkdown(printable(rule))} ${escapeMarkdown(printable(sentence))}`,
    grade,
    ...cells.map((cell, index) => cellMarkdown(cell, grade, columns[index] as Column)),
  ];
}

/** The sign, and the ids of divergences, each of which leads to its exchange. */
function cellMarkdown(cell: Cell, grade: Row['grade'], { name }: Column): string {
  const sign = signOf(cell, grade);
  if (cell.kind !== 'breaks' && cell.kind !== 'sometimes')
    return `${sign} ${escapeMarkdown(printable(detailOf(cell)))}`.trim();
  const links = cell.divergences.map((id) => {
    const shown = escapeMarkdown(printable(id));
    return `[${shown}](#${anchorOf(titleOf(id, name))})`;
  });
  const rate = cell.kind === 'sometimes' ? detailOf({ ...cell, divergences: [] }) : '';
  return [sign, ...links, ...(rate.trim() === '' ? [] : [rate.trim()])].join(' ');
}

function divergenceSections({ name, outcome }: Column): readonly string[] {
  if (outcome.kind !== 'tested') return [];
  const { report } = outcome;
  return report.divergences.flatMap((divergence) => divergenceSection(divergence, report, name));
}

function divergenceSection(divergence: Divergence, report: Report, name: string): readonly string[] {
  const { id, rule, sentence, met } = divergence;
  const lines = divergenceLines(divergence, report, WIDTH, painter(false));
  return [
    '',
    `### ${escapeMarkdown(titleOf(id, name))}`,
    '',
    `${escapeMarkdown(printable(rule))} ${escapeMarkdown(printable(sentence))} ${escapeMarkdown(`${gradeText(divergence)} · met by ${counted(met, 'plan')}`)}`,
    '',
    '<details><summary>The exchange</summary>',
    '',
    ...fenced(
      lines.slice(1).map((line) => line.trimEnd()),
      'text',
    ),
    '',
    '</details>',
  ];
}

function titleOf(id: string, name: string): string {
  return `${printable(id)} on ${visible(name)}`;
}

function nameOf(name: string): string {
  return escapeMarkdown(visible(name));
}
