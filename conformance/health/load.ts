import type { Vitals } from '../../adapters/server.ts';

/** Tells how busy a server has been between two looks. */
export interface Load {
  /** The share of the time since the last look in which its busiest thread ran or was ready to: 0 to 1; null where nobody tells. */
  sample(): number | null;
}

/** From this share on a thread is held to do nothing else: between two requests there is a pause, however short. */
export const BUSY = 0.97;

/** Shorter stretches tell nothing, in ms. */
const LEAST_MS = 20;

export function startLoad(vitals: () => Vitals | null, now: () => number): Load {
  let at = now();
  let before = vitals();
  return {
    sample() {
      const time = now();
      const vital = vitals();
      const span = time - at;
      if (span < LEAST_MS) return null;
      const share = vital === null || before === null ? null : busiest(before, vital) / span;
      at = time;
      before = vital;
      return share;
    },
  };
}

/** The busiest thread’s time between two looks, in ms. */
function busiest(before: Vitals, after: Vitals): number {
  return Math.max(0, ...[...after.busy].map(([thread, ms]) => ms - (before.busy.get(thread) ?? ms)));
}
