import { canonicalPlans, shorterPlans, shrinkPlan } from '../generate/index.ts';
import type { Plan } from '../plan.ts';
import { startRejected } from '../shrink/index.ts';
import { runsOf, timesOf, type Culprits } from './culprits.ts';
import type { Brink, Trials } from './trials.ts';

/** What shrinking works with. */
export interface CulpritShrinking {
  readonly trials: Trials;
  /** Sockets open at once. */
  readonly clients: number;
  /** Whether the time for smaller plans is over. */
  readonly over: () => boolean;
  /** Whether nothing at all is to be tried any more. */
  readonly aborted: () => boolean;
}

/** A smaller plan may use up less each time, or hold less: it is run so many times as often as the one that it is made of took ... */
const SLACK = 2;
/** ... and so many times more for each socket. As many are left at the brink, where twice as many are tried. */
const HELD = 2;

/**
 * Makes a plan smaller that does it by itself, once or again and again; what does it with others is left as it is. Of what has to be run
 * again and again the fewest times are found then: behind the time for smaller plans, unless the run is aborted.
 */
export async function shrinkCulprits(found: Culprits, shrinking: CulpritShrinking): Promise<Culprits> {
  const smallest = found.plans.length === 1 ? await smallestPlan(found, shrinking) : found;
  return fewestTimes(smallest, shrinking);
}

/** Goes on with the first smaller plan that does it, until none does. Each is tried once. */
async function smallestPlan(found: Culprits, { trials, clients, over }: CulpritShrinking): Promise<Culprits> {
  const times = found.times === 1 ? 1 : SLACK * found.times + HELD * clients;
  const tried = new Set(found.plans.map((plan) => JSON.stringify(plan)));
  const rejected = startRejected();
  let least = found;
  let brink = brinkOf(least, times, clients);

  async function take(plan: Plan): Promise<boolean> {
    const key = JSON.stringify(plan);
    if (over() || tried.has(key)) return false;
    tried.add(key);
    const plans = [plan];
    const trial = await trials.sicken(runsOf(plans, times), brink?.(plans));
    if (trial === null) rejected.add(plan);
    else {
      const { suspects } = found;
      const larger = [least, ...least.larger];
      least = { suspects, plans, times: timesOf(trial, plans, times), trial, larger };
      brink = brinkOf(least, times, clients);
    }
    return trial !== null;
  }

  async function takeFirst(candidates: Iterable<Plan>): Promise<boolean> {
    const unlikely: Plan[] = [];
    for (const plan of candidates) {
      if (rejected.covers(plan)) unlikely.push(plan);
      else if (await take(plan)) return true;
    }
    for (const plan of unlikely) if (await take(plan)) return true;
    return false;
  }

  const plan = (): Plan => least.plans[0] as Plan;
  while (await takeFirst(shorterPlans(plan())));
  await takeFirst(canonicalPlans(plan()));
  while (await takeFirst(shrinkPlan(plan())));
  return least;
}

/** The brink of a server that one plan is known to make sick, for others; null where all that is run of them is not much more. */
function brinkOf(
  { plans, times }: Culprits,
  most: number,
  clients: number,
): ((others: readonly Plan[]) => Brink) | null {
  const left = HELD * clients;
  const few = SLACK * left;
  if (times <= left || most <= few) return null;
  const wear = runsOf(plans, times - left);
  return (others) => ({ wear, few: runsOf(others, few) });
}

/** Halves what is between a number of times that does it and one that does not. */
async function fewestTimes(found: Culprits, { trials, aborted }: CulpritShrinking): Promise<Culprits> {
  const { plans } = found;
  let least = found;
  for (let tooFew = 0; least.times - tooFew > 1 && !aborted();) {
    const times = Math.floor((tooFew + least.times) / 2);
    const trial = await trials.afresh(runsOf(plans, times));
    if (trial === null) tooFew = times;
    else least = { ...least, times: timesOf(trial, plans, times), trial, larger: [least, ...least.larger] };
  }
  return least;
}
