import type { Divergence } from '../report/report.ts';
import type { Outcome } from './outcome.ts';

/** What has become of a stored failure. */
export type Replayed =
  | { readonly kind: 'fixed' | 'fails' | 'sometimes'; readonly times: number; readonly of: number }
  | { readonly kind: 'undecided'; readonly cause: string };

/** What was shown each time is run so often again. */
const SURE_RUNS = 5;
/** What could not be shown a second time has no rate that would tell how often to try. */
const UNSURE_RUNS = 20;
/** A rate that holds would show in so many runs with this probability. */
const CONFIDENCE = 0.99;
/** What has failed so often is not fixed. */
const CLEAR = 5;

type Seen = Divergence['seen'];

/** Whether it is known to fail in some runs only. */
export function isRace({ times, of }: Seen): boolean {
  return times > 0 && times < of;
}

/** How many runs must pass before a failure that was seen so often is held to be fixed. */
export function runsNeeded(seen: Seen): number {
  if (isRace(seen)) {
    const needed = Math.log(1 - CONFIDENCE) / Math.log(1 - seen.times / seen.of);
    return Math.max(SURE_RUNS, Math.ceil(needed));
  }
  return seen.times === 0 ? UNSURE_RUNS : SURE_RUNS;
}

/** How many more runs are needed; none when it has failed clearly, or when as many runs as were needed have told nothing. */
export function runsLeft(outcomes: readonly Outcome[], needed: number): number {
  const { fails, passes, otherwise } = count(outcomes);
  const telling = fails + passes + otherwise;
  if (fails >= CLEAR || outcomes.length - telling >= needed) return 0;
  return Math.max(0, needed - telling);
}

/** What runs tell of a failure, of which so many had to pass. */
export function verdictOf(outcomes: readonly Outcome[], needed: number, seen: Seen): Replayed {
  const { fails, passes, otherwise } = count(outcomes);
  const of = fails + passes + otherwise;
  if (fails > 0) return { kind: fails === of ? 'fails' : 'sometimes', times: fails, of };
  const other = outcomes.find((outcome) => outcome.kind === 'otherwise');
  if (other !== undefined) return { kind: 'undecided', cause: `diverges otherwise: ${other.rule}` };
  if (passes < needed) {
    const unclear = outcomes.find((outcome) => outcome.kind === 'undecided');
    return {
      kind: 'undecided',
      cause: unclear?.cause ?? `passes in ${passes} runs, where ${needed} would tell, and the time is over`,
    };
  }
  if (seen.times > 0) return { kind: 'fixed', times: 0, of };
  return {
    kind: 'undecided',
    cause: `passes in ${passes} runs, and could not be shown again when it was found either`,
  };
}

function count(outcomes: readonly Outcome[]): Readonly<Record<'fails' | 'passes' | 'otherwise', number>> {
  const among = (kind: Outcome['kind']): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  return { fails: among('fails'), passes: among('passes'), otherwise: among('otherwise') };
}
