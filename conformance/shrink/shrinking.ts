import type { Rule } from '../../model/rules/index.ts';
import { mayBeBlamed } from '../blame.ts';
import type { Judge } from '../check.ts';
import { firstDivergence } from '../first-divergence.ts';
import type { History } from '../history.ts';
import type { Plan, Setting } from '../plan.ts';
import type { Run } from '../run/run.ts';

/** A plan with a run of it. */
export interface Specimen {
  readonly plan: Plan;
  readonly setting: Setting;
  readonly run: Run;
  /** A limit of the server’s has ended one of its connections: that it is in order says nothing. */
  readonly limited?: true;
}

export interface ShrinkOptions {
  readonly judge: Judge;
  /** Runs a plan in a namespace of its own, until the signal is given. */
  readonly run: (plan: Plan, signal: AbortSignal) => Promise<Specimen>;
  /** How much of the time for a plan that always fails, or for a race, is spent: no run is begun when it is 1 or more. */
  readonly spent: (kind: 'sure' | 'race') => number;
  /** Sockets that may be open at once. */
  readonly clients: number;
  readonly signal: AbortSignal;
}

/** What shrinking one finding works with. */
export interface Shrinking extends ShrinkOptions {
  readonly under: readonly Rule[];
  /** Whether a history still breaks the rule. */
  readonly breaks: (history: History) => boolean;
  /** Whether a run does, and met no trouble. */
  readonly fails: (specimen: Specimen) => boolean;
}

/**
 * Whether a history diverges, and its first divergence may be put down to the rule (null: whether it diverges). It tells nothing where
 * that a client was turned away explains it as well.
 */
export function breaks(judge: Judge, history: History, rule: Rule | null, under: readonly Rule[]): boolean {
  const first = firstDivergence(judge, history, under);
  return first !== null && (rule === null || mayBeBlamed(judge, first, rule, under));
}

/** The same of a run, which tells nothing where it met trouble. */
export function failing(
  judge: Judge,
  rule: Rule | null,
  under: readonly Rule[],
): (specimen: Specimen) => boolean {
  return ({ run }) => run.trouble === null && breaks(judge, run.history, rule, under);
}
