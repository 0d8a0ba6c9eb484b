import { setMaxListeners } from 'node:events';
import { namesSharedNick, type Plan } from '../plan.ts';
import type { Count } from './rate-test.ts';
import type { Specimen } from './shrinking.ts';

export interface Repetition {
  readonly run: (plan: Plan, signal: AbortSignal) => Promise<Specimen>;
  readonly fails: (specimen: Specimen) => boolean;
  /** Sockets that may be open at once. */
  readonly clients: number;
  /** No run is begun after this returns true. */
  readonly over: () => boolean;
  readonly signal: AbortSignal;
}

export interface Repeated extends Count {
  /** The first run that failed. */
  readonly failing: Specimen | null;
}

/** What fails in each of so many runs is held to fail always. */
const SURE_RUNS = 5;

/** The first runs of a plan, which tell whether it fails always. */
export async function repeatAtFirst(plan: Plan, repetition: Repetition): Promise<Repeated> {
  return repeatTimes(plan, SURE_RUNS, repetition, () => false);
}

/** So many runs of a plan, or fewer where that is enough. */
export async function repeatTimes(
  plan: Plan,
  times: number,
  repetition: Repetition,
  enough: (count: Count) => boolean,
): Promise<Repeated> {
  let left = times;
  const run: Repetition['run'] = (again, signal) => {
    left -= 1;
    return repetition.run(again, signal);
  };
  return repeat(plan, { ...repetition, run, over: () => left === 0 || repetition.over() }, enough);
}

/** Whether a plan that was run so often fails always, as far as that can be told: of one that showed nothing it cannot. */
export function isSure({ times, of }: Count): boolean {
  return of > 0 && times === of;
}

/** The same plan's repetitions, counted as one. */
export function together(one: Repeated, other: Repeated): Repeated {
  const failing = one.failing ?? other.failing;
  return { times: one.times + other.times, of: one.of + other.of, failing };
}

/** How many runs of a plan may go on at once. */
export function widthOf(plan: Plan, clients: number): number {
  return namesSharedNick(plan) ? 1 : Math.max(1, Math.floor(clients / Math.max(plan.connections, 1)));
}

/**
 * Runs a plan again and again, side by side, until enough was counted. Runs count in the order in which they were begun: those
 * that fail may take longer than those that pass, and would else come too late for a verdict. One that a limit of the server’s has kept
 * from showing anything does not count.
 */
export async function repeat(
  plan: Plan,
  { run, fails, clients, over, signal }: Repetition,
  enough: (count: Count) => boolean,
): Promise<Repeated> {
  const stop = new AbortController();
  const either = AbortSignal.any([stop.signal, signal]);
  // Every run under way listens to it.
  setMaxListeners(0, either);
  const outcomes = new Map<number, Specimen | 'passed' | 'limited'>();
  let begun = 0;
  let looked = 0;
  let counted: Repeated = { times: 0, of: 0, failing: null };

  const count = (): void => {
    for (let next; !stop.signal.aborted && (next = outcomes.get(looked)) !== undefined;) {
      outcomes.delete(looked);
      looked += 1;
      if (next === 'limited') continue;
      const failing = next === 'passed' ? null : next;
      const times = counted.times + (failing === null ? 0 : 1);
      counted = { times, of: counted.of + 1, failing: counted.failing ?? failing };
      if (enough(counted)) stop.abort();
    }
  };
  const worker = async (): Promise<void> => {
    while (!either.aborted && !over()) {
      const index = begun;
      begun += 1;
      const specimen = await run(plan, either);
      if (either.aborted) return;
      // Where nobody listens any more, nothing is repeated: that no run fails would say nothing.
      if (specimen.run.trouble?.kind === 'refused') stop.abort();
      else if (fails(specimen)) outcomes.set(index, specimen);
      else outcomes.set(index, specimen.limited === true ? 'limited' : 'passed');
      count();
    }
  };
  await Promise.all(Array.from({ length: widthOf(plan, clients) }, worker));
  return counted;
}
