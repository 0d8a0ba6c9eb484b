import type { Act, Plan } from '../plan.ts';
import { actsOf } from './slices.ts';

/** Smaller plans that were tried in vain. */
export interface Rejected {
  add(plan: Plan): void;
  /** Whether a plan is one of them without something more: that is hardly worth a try. */
  covers(plan: Plan): boolean;
}

export function startRejected(): Rejected {
  const rejected: ReadonlySet<Act>[] = [];
  return {
    add: (plan) => void rejected.push(actsOf(plan)),
    covers(plan) {
      const acts = [...actsOf(plan)];
      return rejected.some((others) => acts.every((act) => others.has(act)));
    },
  };
}
