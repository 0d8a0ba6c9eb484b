import type { Vitals } from '../../adapters/server.ts';

/** Tells how busy a server has been between two looks. */
export interface Load {
  /** The share of the time since the last look in which its busiest thread ran or was ready to: 0 to 1; null where nobody tells. */
  sample(): number | null;
}

/**
 * From this share on a thread may be doing nothing else. One that never sleeps may be seen at less: for how long it has been waiting
 * for a core is not counted before it gets one.
 */
export const BUSY = 0.9;

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
  const times = [...after.threads].map(([id, thread]) => {
    const earlier = before.threads.get(id) ?? thread;
    return thread.ran + thread.waited - earlier.ran - earlier.waited;
  });
  return Math.max(0, ...times);
}
