import { setMaxListeners } from 'node:events';
import { canonicalPlans, shorterPlans, shrinkPlan } from '../generate/index.ts';
import type { Plan } from '../plan.ts';
import { repeatTimes, widthOf, type Repetition } from './repeat.ts';
import type { Shrinking, Specimen } from './shrinking.ts';
import { forecastOf } from './forecast.ts';

/** So many candidates run side by side at most. */
const MOST_CANDIDATES = 16;
/**
 * Without what keeps its acts in order a plan may fail by chance: a candidate has to fail so many times in a row. Many are tried: one
 * that fails in half of its runs comes through once in 4,000.
 */
const RUNS_IN_A_ROW = 12;

/**
 * Shrinks a plan that always fails: one run tells of most candidates. Large steps come first, then all texts in one, then the small
 * steps.
 */
export async function shrinkSure(found: Specimen, shrinking: Shrinking): Promise<Specimen> {
  const short = await descend(found, shrinking, (current) => [
    ...(forecastOf(current, shrinking)?.slices ?? []),
    ...shorterPlans(current.plan),
  ]);
  const plain = await inPlainWords(short, shrinking);
  const least = await descend(plain, shrinking, ({ plan }) => shrinkPlan(plan));
  return inPlainWords(least, shrinking);
}

async function inPlainWords(found: Specimen, shrinking: Shrinking): Promise<Specimen> {
  for (const plan of canonicalPlans(found.plan)) {
    const plain = await firstOf([plan], found, shrinking);
    if (plain !== null) return plain;
  }
  return found;
}

/** Goes on with the first candidate that fails, until none does. */
async function descend(
  found: Specimen,
  shrinking: Shrinking,
  candidates: (current: Specimen) => Iterable<Plan>,
): Promise<Specimen> {
  let current = found;
  for (let next: Specimen | null = found; next !== null;) {
    current = next;
    next = await firstOf(candidates(current), current, shrinking);
  }
  return current;
}

/** A candidate that fails: the first of those under way to show it, in the order given. */
async function firstOf(
  candidates: Iterable<Plan>,
  { plan }: Specimen,
  { run, fails, spent, clients, signal }: Shrinking,
): Promise<Specimen | null> {
  const source = candidates[Symbol.iterator]();
  const stop = new AbortController();
  const either = AbortSignal.any([stop.signal, signal]);
  // Every run under way listens to it.
  setMaxListeners(0, either);
  let found: Specimen | null = null;
  const over = (): boolean => either.aborted || spent('sure') >= 1;
  // One candidate at a time is run again, with half of the sockets.
  const half = Math.max(1, Math.floor(clients / 2));
  const again: Repetition = { run, fails, over, clients: half, signal: either };
  let before: Promise<unknown> = Promise.resolve();
  const failsOn = async (candidate: Plan): Promise<boolean> => {
    const wanted = RUNS_IN_A_ROW - 1;
    const repeated = before.then(() => repeatTimes(candidate, wanted, again, ({ times, of }) => times < of));
    before = repeated;
    return (await repeated).times === wanted;
  };
  const shows = async (candidate: Plan): Promise<Specimen | null> => {
    const first = await run(candidate, either);
    return found === null && fails(first) && (await failsOn(candidate)) ? first : null;
  };
  const worker = async (): Promise<void> => {
    while (!over()) {
      const next = source.next();
      if (next.done === true) return;
      const specimen = await shows(next.value);
      if (specimen === null || found !== null) continue;
      found = specimen;
      // A missing answer makes others take long that cannot be better.
      stop.abort();
    }
  };
  // The workers take turns at one source of candidates.
  const width = Math.min(widthOf(plan, half), MOST_CANDIDATES);
  await Promise.all(Array.from({ length: width }, worker));
  return found;
}
