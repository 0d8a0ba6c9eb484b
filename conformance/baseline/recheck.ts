import type { Wards } from '../health/wards.ts';
import type { Repetition } from '../replay/repeat-plan.ts';
import { replayOne } from '../replay/replay.ts';
import { runsNeeded, type Replayed } from '../replay/verdict.ts';
import { repeatable, type Known } from './baseline.ts';

/** Each known divergence is looked for again for so long at most, and all of them together, in ms. */
const ONE_MS = 20_000;
const ALL_MS = 60_000;

/** A known divergence that a run has not met, and what has become of it. */
export interface Rechecked {
  readonly known: Known;
  readonly replayed: Replayed;
}

export interface RecheckOptions extends Omit<Repetition, 'deadlineMs'> {
  /** Told of each before it is looked for. */
  readonly onRechecking: (rule: string) => void;
}

/**
 * Runs again what a run has not met, so often that it would have shown: chance may only have passed it by. What takes few runs comes first.
 * What there is no time for is undecided, and so is all of it when the run is interrupted. The servers are stopped in the end.
 */
export async function recheck(
  unmet: readonly Known[],
  wards: Wards,
  { onRechecking, ...repetition }: RecheckOptions,
): Promise<readonly Rechecked[]> {
  const { signal } = repetition;
  const until = performance.now() + ALL_MS;
  const rechecked: Rechecked[] = [];
  try {
    for (const known of unmet.toSorted((one, other) => costOf(one) - costOf(other))) {
      const left = Math.min(ONE_MS, Math.max(0, until - performance.now()));
      onRechecking(known.rule);
      const replayed = signal.aborted ? INTERRUPTED : await look(known, left, wards, repetition);
      rechecked.push({ known, replayed: signal.aborted ? INTERRUPTED : replayed });
    }
  } finally {
    await wards.stop();
  }
  return rechecked;
}

async function look(
  known: Known,
  left: number,
  wards: Wards,
  repetition: Omit<Repetition, 'deadlineMs'>,
): Promise<Replayed> {
  const failure = repeatable(known);
  if (failure === null) return undecided('no plan is known that brings it about');
  if (left === 0) return undecided('there was no time left to look for it again');
  const signal = AbortSignal.any([repetition.signal, AbortSignal.timeout(left)]);
  return replayOne(failure, wards, { ...repetition, signal, deadlineMs: null });
}

function undecided(cause: string): Replayed {
  return { kind: 'undecided', cause };
}

const INTERRUPTED = undecided('the run was interrupted');

/** A death takes a server for each time. */
function costOf({ seen, death }: Known): number {
  return runsNeeded(seen) + (death === undefined ? 0 : 1e6);
}
