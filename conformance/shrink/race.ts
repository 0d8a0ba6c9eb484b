import { canonicalPlans, plainerPlans, shorterPlans } from '../generate/index.ts';
import type { Plan } from '../plan.ts';
import { cautiousRate, rateTest } from './rate-test.ts';
import { repeat, together, type Repeated } from './repeat.ts';
import type { Shrinking, Specimen } from './shrinking.ts';
import { forecastOf } from './forecast.ts';
import { startRejected } from './rejected.ts';

/** A rate is known well enough after so many failures: a third more or less. */
const TELLING_FAILURES = 8;
/** What fails less often than a few times in so many runs takes too long to measure. */
const MOST_MEASURED = 5_000;
/** Shares of the time: for the rate of the plan that was found, for one candidate, and up to where plans get shorter. */
const MEASURING = 0.2;
const ONE_CANDIDATE = 0.15;
const SHORTENING = 0.75;

interface Racer {
  readonly specimen: Specimen;
  readonly rate: number;
}

/**
 * Shrinks a plan that fails in some runs only. A candidate has to fail about as often as the plan that it is made from, which
 * takes many runs to tell: so the boldest steps come first, those foremost that the recorded history speaks for, and each plan is
 * tried once. `first` is how often the plan that was found has failed so far.
 */
export async function shrinkRace(found: Specimen, first: Repeated, shrinking: Shrinking): Promise<Specimen> {
  const { spent } = shrinking;
  const tried = new Set([JSON.stringify(found.plan)]);
  const measured = await repeat(
    found.plan,
    { ...shrinking, over: () => spent('race') >= MEASURING },
    ({ times, of }) => times + first.times >= TELLING_FAILURES || of >= MOST_MEASURED,
  );
  const whole = together(first, measured);
  let racer: Racer = { specimen: found, rate: cautiousRate(whole) };

  const rejected = startRejected();
  const take = async (plan: Plan, until: number): Promise<boolean> => {
    const key = JSON.stringify(plan);
    if (tried.has(key) || spent('race') >= until) return false;
    tried.add(key);
    const better = await race(plan, racer.rate, until, shrinking);
    if (better === null) rejected.add(plan);
    else racer = better;
    return better !== null;
  };
  const next = async (candidates: Iterable<Plan>, until: number): Promise<boolean> => {
    const unlikely: Plan[] = [];
    for (const plan of candidates) {
      // What fails too seldom hardly does so more often when still more is left out.
      if (rejected.covers(plan)) unlikely.push(plan);
      else if (await take(plan, until)) return true;
    }
    for (const plan of unlikely) if (await take(plan, until)) return true;
    return false;
  };
  // What never failed again has no rate to keep. The boldest steps may show one; many small ones would take long for nothing.
  if (whole.times === 0 && !(await next(forecastOf(found, shrinking)?.slices ?? [], SHORTENING)))
    return found;
  while (await next(shorter(racer.specimen, shrinking), SHORTENING));
  // Other names hardly ever change a rate: one candidate for all of them.
  if (await next(canonicalPlans(racer.specimen.plan), 1)) return racer.specimen;
  while (await next(plainerPlans(racer.specimen.plan), 1));
  await next(canonicalPlans(racer.specimen.plan), 1);
  return racer.specimen;
}

function* shorter(specimen: Specimen, shrinking: Shrinking): Iterable<Plan> {
  const ahead = forecastOf(specimen, shrinking);
  if (ahead === null) {
    yield* shorterPlans(specimen.plan);
    return;
  }
  yield* ahead.slices;
  yield* ahead.ranked(shorterPlans(specimen.plan));
}

/** Runs a candidate until it is known whether it keeps the rate; null when it does not, or takes too long to tell. */
async function race(
  plan: Plan,
  parentRate: number,
  until: number,
  shrinking: Shrinking,
): Promise<Racer | null> {
  const { spent } = shrinking;
  const verdict = rateTest(parentRate);
  const end = Math.min(until, spent('race') + ONE_CANDIDATE);
  let accepted = false;
  const repeated: Repeated = await repeat(
    plan,
    { ...shrinking, over: () => spent('race') >= end },
    (count) => {
      accepted = verdict(count) === 'accept';
      return verdict(count) !== 'open';
    },
  );
  if (!accepted || repeated.failing === null) return null;
  // Without what is beside the point a race may show more often. A lower rate is no news: it was let pass.
  return { specimen: repeated.failing, rate: Math.max(parentRate, cautiousRate(repeated)) };
}
