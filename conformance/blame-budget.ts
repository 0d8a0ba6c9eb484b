/** How much of a run may go into finding out which rules are broken: while that is searched for, no plan goes on. */
export interface BlameBudget {
  /** Whether there is time for one more search now. */
  left(): boolean;
  /** Does the work, and counts the time that it takes. */
  spend<T>(work: () => T): T;
}

/** So much is free, in ms; and beyond that, this share of the time that has gone by. */
const FREE_MS = 3_000;
const SHARE = 0.25;

/** For runs whose time is of no account. */
export const UNLIMITED: BlameBudget = { left: () => true, spend: (work) => work() };

/** A budget that begins now; `now` tells the time, in ms. */
export function startBlameBudget(now: () => number): BlameBudget {
  const began = now();
  let spent = 0;
  return {
    left: () => spent <= FREE_MS + SHARE * (now() - began),
    spend(work) {
      const from = now();
      try {
        return work();
      } finally {
        spent += now() - from;
      }
    },
  };
}
