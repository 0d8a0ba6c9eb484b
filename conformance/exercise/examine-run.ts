import { LIFE_RULES } from '../../model/rules/life.ts';
import type { Rule } from '../../model/rules/index.ts';
import type { Examiner, Exercise } from './examiner.ts';

/**
 * What was kept of a run is looked at for so long at most: in ms of our own work, as a busy machine is no reason to know less; in ms by the
 * clock, however busy it is; and when the run is interrupted.
 */
const WORK_MS = 20_000;
const MOST_MS = 90_000;
const INTERRUPTED_MS = 2_000;

/** The rule that a server rests while nobody wants anything. */
const RESTS = 'LIVE-04';

export interface ExaminedRun {
  /** How many plans were counted. */
  readonly plans: number;
  /** Rules that the server breaks everywhere. */
  readonly habits: readonly Rule[];
  /** Whether it was seen in the process, in the end, that the server rests. */
  readonly sawRest: boolean;
  readonly signal: AbortSignal;
}

/**
 * What a run has put to the test. That the server lives on is put to the test by every plan that was counted: none is before the server
 * was seen to serve somebody after it.
 */
export async function examineRun(
  examiner: Examiner,
  { plans, habits, sawRest, signal }: ExaminedRun,
): Promise<Exercise> {
  const began = performance.now();
  const before = process.cpuUsage();
  const isOver = (): boolean => {
    const { user, system } = process.cpuUsage(before);
    return (
      (user + system) / 1000 > WORK_MS ||
      performance.now() - began > (signal.aborted ? INTERRUPTED_MS : MOST_MS)
    );
  };
  const { kept, doubted } = await examiner.examine(habits, isOver);
  const watched = plans === 0 ? [] : LIFE_RULES.filter(({ id }) => sawRest || id !== RESTS);
  return { kept: new Set([...kept, ...watched]), doubted };
}
