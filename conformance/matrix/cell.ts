import type { Dialect } from '../../model/dialect.ts';
import type { Report } from '../report/report.ts';
import { UNEXPLAINED, type Cell, type Outcome } from './matrix.ts';

/** A rule as far as a cell depends on it. */
export interface AskedRule {
  readonly id: string;
  /** Values of choices under which it asks nothing. */
  readonly idleUnder?: Dialect;
}

/** How a server stands to a rule, as its run tells. That no divergence was found is no proof: a rule passes where it was put to the test. */
export function cellOf({ id, idleUnder = {} }: AskedRule, outcome: Outcome): Cell {
  if (outcome.kind !== 'tested' || outcome.report.plans === 0) return brokenBy(id, outcome) ?? NOT_TESTED;
  const { report } = outcome;
  const broken = brokenBy(id, outcome);
  if (broken !== null) return broken;
  // Every plan puts that to the test.
  if (id === UNEXPLAINED || report.exercised?.includes(id) === true) return { kind: 'passes' };
  if (report.doubted?.includes(id) === true) return { kind: 'undecided' };
  return { kind: 'without force', choices: idleIn(idleUnder, report) };
}

const NOT_TESTED: Cell = { kind: 'not tested' };

/** A server may have died of its first plan, before any was counted. */
function brokenBy(id: string, outcome: Outcome): Cell | null {
  const found = outcome.kind === 'tested' ? outcome.report.divergences.filter(({ rule }) => rule === id) : [];
  const [first] = found;
  if (first === undefined) return null;
  const divergences = found.map((divergence) => divergence.id);
  const isSure = found.some(
    ({ death, seen: { times, of } }) => death !== undefined || (times > 0 && times === of),
  );
  if (isSure) return { kind: 'breaks', divergences };
  const most = found.reduce((best, next) => (shareOf(next.seen) > shareOf(best.seen) ? next : best), first);
  return { kind: 'sometimes', divergences, seen: most.seen };
}

function shareOf({ times, of }: { readonly times: number; readonly of: number }): number {
  return of === 0 ? 0 : times / of;
}

/** The choices that leave a rule nothing to ask of this server: one of the values that do is the server's, or may be. */
function idleIn(idleUnder: Dialect, { dialect: { settled, open } }: Report): readonly string[] {
  return Object.entries(idleUnder).flatMap(([slot, values]) => {
    const value = settled[slot];
    const permitted =
      value === undefined ? (open.find(({ choice }) => choice === slot)?.values ?? []) : [value];
    return values.some((idle) => permitted.includes(idle)) ? [slot] : [];
  });
}
