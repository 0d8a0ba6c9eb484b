import type { Plan } from '../plan.ts';
import { repeatTimes, type Repetition } from './repeat.ts';
import type { Specimen } from './shrinking.ts';

/** A plan is run so often by itself: what fails less often takes too long to be shrunk one run at a time. */
const RUNS = 40;
const MORE_THAN_CHANCE = 2;

/**
 * Whether a plan fails so many times in a few runs with nothing beside it. Runs side by side are in step with each other, and what
 * fails in them only may be owed to that: a plan might be shrunk to less than it takes to show the fault by hand.
 */
export async function failsAlone(plan: Plan, times: number, repetition: Repetition): Promise<boolean> {
  const alone = { ...repetition, clients: 1 };
  const repeated = await repeatTimes(plan, RUNS, alone, (count) => count.times >= times);
  return repeated.times >= times;
}

/** The first plan that fails by itself more than by chance; null when none does. */
export async function firstAlone(
  specimens: readonly Specimen[],
  repetition: Repetition,
): Promise<Specimen | null> {
  for (const specimen of specimens) {
    if (repetition.over()) return null;
    if (await failsAlone(specimen.plan, MORE_THAN_CHANCE, repetition)) return specimen;
  }
  return null;
}
