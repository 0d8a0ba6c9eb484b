import type { Verdict } from '../report/report.ts';
import type { Column, Matrix, Outcome } from './matrix.ts';

/** What has become of a column: the verdict on its server, or that there is none. */
export type Standing = Verdict | 'not tested';

export function standingOf(outcome: Outcome): Standing {
  if (outcome.kind !== 'tested') return 'not tested';
  const { verdict, plans } = outcome.report;
  return plans === 0 && verdict !== 'diverges' ? 'not tested' : verdict;
}

/** Why there is no verdict; null where there is one. */
export function reasonOf({ outcome }: Column): string | null {
  switch (outcome.kind) {
    case 'untestable':
      return outcome.message;
    case 'not reached':
      return 'interrupted before its turn';
    case 'tested':
      return standingOf(outcome) === 'not tested' ? 'no plan was run' : null;
  }
}

/**
 * The exit code of a matrix that was not interrupted: 0 all conform, 1 any diverges, 2 none could be tested, 3 no divergence, but one is
 * undecided or could not be tested.
 */
export function exitCodeOf({ columns }: Pick<Matrix, 'columns'>): number {
  const standings = columns.map(({ outcome }) => standingOf(outcome));
  if (standings.includes('diverges')) return 1;
  if (standings.every((standing) => standing === 'not tested')) return 2;
  return standings.every((standing) => standing === 'conforms') ? 0 : 3;
}
