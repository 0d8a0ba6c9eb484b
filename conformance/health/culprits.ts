import type { Plan } from '../plan.ts';
import type { Suspect } from './suspects.ts';
import type { Trial } from './trial.ts';

/** Plans that make a fresh server sick in the same way, as few as were found, and what was seen then. */
export interface Culprits {
  readonly suspects: readonly Suspect[];
  /** What is run, in this order. */
  readonly plans: readonly Plan[];
  /** How often all of them are run, beside and behind each other: more than once where something is used up, a bit of it each time. */
  readonly times: number;
  readonly trial: Trial;
  /** What it was reduced from, the smaller ones first: they may do it more reliably. */
  readonly larger: readonly Culprits[];
}

/** So many runs may have been begun, and not yet met the server, when it ended. */
export const UNDER_WAY = 8;

/** All that is run. */
export function runsOf(plans: readonly Plan[], times: number): readonly Plan[] {
  return Array.from({ length: times }, () => plans).flat();
}

/** How often is enough: as often as the server has met the plans, and some that it may have been at when it ended. */
export function timesOf({ met }: Trial, plans: readonly Plan[], most: number): number {
  return Math.min(most, Math.ceil((met + UNDER_WAY) / plans.length));
}
