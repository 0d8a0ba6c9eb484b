import { chartOf, statesOf } from '../../model/chart/graph.ts';
import { countEntries } from '../../model/chart/entered.ts';
import type { Dialect } from '../../model/dialect.ts';
import { drawnTransitions } from '../../model/reach.ts';
import { sessionChart } from '../../model/session.ts';
import type { Report } from './report.ts';

/**
 * What a run has come to of the session chart, by the ids of its transitions. Each is in one of four: taken, missed, impossible, or a
 * time-out that was not met.
 */
export interface Coverage {
  /** How often each was taken, in histories that conform. */
  readonly taken: Readonly<Record<string, number>>;
  /** Those that the dialect permits and no plan took. */
  readonly missed: ReadonlySet<string>;
  /** Those that are drawn and that the dialect does not permit. */
  readonly impossible: ReadonlySet<string>;
  /**
   * Time-outs that were not taken, and what only follows on one. A server may close a connection for its silence, and few plans are silent for so long, if any: so
   * they are neither missed nor impossible, and are to be drawn without a mark.
   */
  readonly timeouts: ReadonlySet<string>;
  /** How often each state was entered by what was taken, by its id; that each session begins in some is not counted. */
  readonly entered: ReadonlyMap<string, number>;
}

/** Reads the coverage off a report. Names that the chart of this version does not have are left out. */
export function coverageOf({ coverage, dialect }: Report): Coverage {
  const { all, permitted } = drawnTransitions(dialectOf(dialect));
  const expiring = statesOf(chartOf(sessionChart))
    .flatMap(({ transitions }) => transitions)
    .map(({ id }) => id)
    .filter((id) => !all.has(id));
  const known = new Set([...all, ...expiring]);
  const taken = Object.fromEntries(
    Object.entries(coverage.taken).filter(([id, times]) => times > 0 && known.has(id)),
  );
  const untaken = (ids: Iterable<string>): ReadonlySet<string> =>
    new Set([...ids].filter((id) => known.has(id) && !Object.hasOwn(taken, id)));
  const impossible = untaken([...all].filter((id) => !permitted.has(id)));
  return {
    taken,
    missed: untaken(coverage.missed.filter((id) => !impossible.has(id))),
    impossible,
    timeouts: untaken(expiring),
    entered: countEntries(sessionChart, taken),
  };
}

/** The dialect that a run was judged under, as far as its report tells: what was settled, and what was left open. */
export function dialectOf({ settled, open }: Report['dialect']): Dialect {
  return {
    ...Object.fromEntries(Object.entries(settled).map(([slot, value]) => [slot, [value]])),
    ...Object.fromEntries(open.map(({ choice, values }) => [choice, values])),
  };
}
