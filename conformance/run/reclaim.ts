import type { FilledLine } from './filled.ts';
import type { Writing } from './pieces.ts';

/** A nick that is asked for again until it is granted, or was refused once more after the release bound. */
export interface Reclaim {
  /** The lines of one try: the claim, and a command that cannot but be answered, since a granted claim may be silent. */
  readonly lines: readonly FilledLine[];
  readonly writing: Writing;
  /** When the first try was made, in ns. */
  readonly began: number;
  tries: number;
  /** When the last try was made, in ns. */
  tried: number;
  /** Refusals that the connection had seen before the last try. */
  refusals: number;
}

/** The first pause between two tries, in ns; each is twice the one before. */
const FIRST_PAUSE = 5e6;

export function startReclaim(lines: readonly FilledLine[], now: number, writing: Writing = {}): Reclaim {
  return { lines, writing, began: now, tries: 0, tried: now, refusals: 0 };
}

/** Notes a try that is about to be made. */
export function trying(reclaim: Reclaim, refusals: number, now: number): void {
  reclaim.tries += 1;
  reclaim.tried = now;
  reclaim.refusals = refusals;
}

/**
 * When to try again, in ns, after the last try was answered: after a pause, but at the bound (ns) at the latest, so that
 * the last refusal of a nick that is never freed was asked for after it. `granted` when the last try was not refused,
 * `exhausted` when it was made after the bound.
 */
export function nextTry(
  reclaim: Reclaim,
  refusals: number,
  now: number,
  bound: number,
): number | 'granted' | 'exhausted' {
  if (refusals === reclaim.refusals) return 'granted';
  const last = reclaim.began + bound;
  if (reclaim.tried >= last) return 'exhausted';
  return Math.max(now, Math.min(now + FIRST_PAUSE * 2 ** (reclaim.tries - 1), last));
}
