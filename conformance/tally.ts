import type { History } from './history.ts';

/** What a run counts as it goes. */
export interface Tally {
  /** Plans that were made up, and those that were run. */
  drawn: number;
  plans: number;
  sessions: number;
  collisions: number;
  readonly undecided: Record<string, number>;
  readonly taken: Record<string, number>;
}

export function startTally(): Tally {
  return { drawn: 0, plans: 0, sessions: 0, collisions: 0, undecided: {}, taken: {} };
}

/** Counts what a history shows, whatever the verdict. */
export function countHistory(tally: Tally, { events }: History): void {
  tally.plans += 1;
  for (const event of events) {
    if (event.kind === 'open') tally.sessions += 1;
    else if (event.kind === 'line' && REFUSAL.test(event.line)) tally.collisions += 1;
  }
}

const REFUSAL = /^(?::\S+ )?43[36] /;

export function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
