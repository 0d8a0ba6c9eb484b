import { grouped } from '../report/layout.ts';
import type { Grade } from '../report/report.ts';
import type { Cell, Column, Matrix } from './matrix.ts';
import { reasonOf, standingOf, type Standing } from './standing.ts';

/** A sign for a cell; what breaks a rule that a server only should keep has one of its own. */
export function signOf({ kind }: Cell, grade: Grade): string {
  return kind === 'breaks' ? BROKEN[grade] : SIGNS[kind];
}

const BROKEN: Readonly<Record<Grade, string>> = { must: '✗', should: '!' };
const SIGNS = {
  passes: '✓',
  sometimes: '~',
  undecided: '?',
  'without force': '–',
  'not tested': '·',
} as const satisfies Readonly<Record<Exclude<Cell['kind'], 'breaks'>, string>>;

/** What the signs mean. */
export const LEGEND: readonly (readonly [sign: string, means: string])[] = [
  ['✓', 'passes: the run put the rule to the test, and the server kept it'],
  ['✗', 'breaks it: the rule is a must'],
  ['!', 'breaks it: the rule is a should'],
  ['~', 'breaks it sometimes: so many times of so many'],
  ['?', 'undecided'],
  ['–', 'without force: it asks nothing of this server, or nothing of the run put it to the test'],
  ['·', 'not tested'],
];

/** What a sign leaves open: ids of divergences and a rate, or the choices that leave the rule nothing to ask. */
export function detailOf(cell: Cell): string {
  switch (cell.kind) {
    case 'breaks':
      return cell.divergences.join(' ');
    case 'sometimes':
      return `${cell.divergences.join(' ')} ${rateText(cell.seen)}`;
    case 'without force':
      return cell.choices.join(' ');
    default:
      return '';
  }
}

export function rateText({ times, of }: { readonly times: number; readonly of: number }): string {
  return of === 0 ? 'not repeated' : `${grouped(times)} of ${grouped(of)}`;
}

/** A cell in words, for who does not see its sign. */
export function cellText(cell: Cell, grade: Grade): string {
  switch (cell.kind) {
    case 'breaks':
      return `breaks it, ${grade}`;
    case 'sometimes':
      return `breaks it sometimes, ${grade}`;
    case 'without force':
      return cell.choices.length === 0 ? 'not put to the test' : 'without force, because of';
    default:
      return cell.kind;
  }
}

/** How many cells of a column are of each kind; those that are broken by grade. */
export interface Counts {
  readonly passes: number;
  readonly must: number;
  readonly should: number;
  readonly sometimes: number;
  readonly undecided: number;
  readonly withoutForce: number;
}

export function countsOf({ rows }: Matrix, column: number): Counts {
  const count = (is: (cell: Cell, grade: Grade) => boolean): number =>
    rows.filter(({ cells, grade }) => is(cells[column] as Cell, grade)).length;
  return {
    passes: count(({ kind }) => kind === 'passes'),
    must: count(({ kind }, grade) => kind === 'breaks' && grade === 'must'),
    should: count(({ kind }, grade) => kind === 'breaks' && grade === 'should'),
    sometimes: count(({ kind }) => kind === 'sometimes'),
    undecided: count(({ kind }) => kind === 'undecided'),
    withoutForce: count(({ kind }) => kind === 'without force'),
  };
}

/** What a server calls itself; empty where it does not, or was not met. */
export function softwareOf({ outcome }: Column): string {
  if (outcome.kind !== 'tested') return '';
  const { name, version } = outcome.report.server;
  return version ?? name ?? '';
}

export const STANDING_SIGNS: Readonly<Record<Standing, string>> = {
  conforms: '✓',
  diverges: '✗',
  undecided: '?',
  'not tested': '·',
};

/** The verdict on a server, or why there is none. */
export function standingText(column: Column): string {
  const { outcome } = column;
  const standing = standingOf(outcome);
  const interrupted = outcome.kind === 'tested' && outcome.report.interrupted ? ', interrupted' : '';
  const reason = reasonOf(column);
  return `${STANDING_SIGNS[standing]} ${standing}${reason === null ? interrupted : `: ${reason}`}`;
}
