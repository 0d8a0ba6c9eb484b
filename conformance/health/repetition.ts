import { shrinkPlan } from '../generate/index.ts';
import type { Plan } from '../plan.ts';
import type { Suspect } from './suspects.ts';
import type { Trial } from './trial.ts';

/** One plan that makes a fresh server sick when it is run so often: something is used up, a bit of it each time. */
export interface Repetition {
  readonly suspect: Suspect;
  readonly plan: Plan;
  readonly times: number;
  readonly trial: Trial;
}

/** Tries so many runs of a plan on a fresh server, beside and behind each other; null where it is well then. */
export type Sickens = (plans: readonly Plan[]) => Promise<Trial | null>;

/** The fewest times that a plan is first run, and the most. */
const LEAST = 64;
const MOST = 512;
/** Of the suspects so many are tried: what is used up, most of them use. */
const TRIED = 3;
/** While it is made smaller a plan is run so many times as often as it takes: a smaller one may use up less. */
const SLACK = 2;
/** So many runs may have been under way when the server ended. */
const UNDER_WAY = 8;

/**
 * Looks for one plan that makes the server sick by itself if only it is run often enough; `before` tells how many plans had run when it became sick. The
 * later suspects first. Null where none of them does.
 */
export async function findRepetition(
  suspects: readonly Suspect[],
  before: number,
  sickens: Sickens,
  over: () => boolean,
): Promise<Repetition | null> {
  const times = Math.min(MOST, Math.max(LEAST, 2 * before));
  for (const suspect of suspects.slice(-TRIED).toReversed()) {
    if (over()) return null;
    const trial = await sickens(copies(suspect.plan, times));
    if (trial !== null) return { suspect, plan: suspect.plan, times: enough(trial, times), trial };
  }
  return null;
}

/**
 * The same with the smallest plan, and of that the fewest runs, that were found in time. `over` ends the search for smaller plans; how
 * many runs it takes is found out behind that, unless it is `aborted`.
 */
export async function shrinkRepetition(
  whole: Repetition,
  sickens: Sickens,
  over: () => boolean,
  aborted: () => boolean,
): Promise<Repetition> {
  let least = whole;
  const times = Math.min(MOST, SLACK * whole.times);
  for (let found = true; found && !over();) {
    found = false;
    for (const plan of shrinkPlan(least.plan)) {
      if (over()) break;
      const trial = await sickens(copies(plan, times));
      if (trial === null) continue;
      least = { ...least, plan, times: enough(trial, times), trial };
      found = true;
      break;
    }
  }
  return fewerTimes(least, sickens, aborted);
}

/** How many runs are enough at most: as many as the server has met, and some that it may have been at when it ended. */
function enough({ met }: Trial, times: number): number {
  return Math.min(times, met + UNDER_WAY);
}

/** Halves what is between a number of runs that does it and one that does not. */
async function fewerTimes(whole: Repetition, sickens: Sickens, over: () => boolean): Promise<Repetition> {
  let least = whole;
  for (let tooFew = 0; least.times - tooFew > 1 && !over();) {
    const times = Math.floor((tooFew + least.times) / 2);
    const trial = await sickens(copies(least.plan, times));
    if (trial === null) tooFew = times;
    else least = { ...least, times, trial };
  }
  return least;
}

export function copies(plan: Plan, times: number): readonly Plan[] {
  return Array.from({ length: times }, () => plan);
}
