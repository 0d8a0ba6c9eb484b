import type { Suspect } from '../../../conformance/health/suspects.ts';
import type { Trial } from '../../../conformance/health/trial.ts';
import type { Trials } from '../../../conformance/health/trials.ts';
import { linesOf, type Plan } from '../../../conformance/plan.ts';

/** So many runs are under way at once. */
export const WIDTH = 12;

/** What a run takes of a server's places: for as long as it is under way, and for ever. `beside` are the runs that are under way too. */
export interface Wear {
  readonly holds: number;
  readonly keeps: number;
}

/** Trials on servers that were made up, and how much they cost. */
export interface WearingTrials extends Trials {
  readonly cost: { runs: number; servers: number };
}

/** A server has so many places, and is sick when somebody finds none. */
export function wearingTrials(
  places: number,
  wearOf: (plan: Plan, beside: readonly Plan[]) => Wear,
): WearingTrials {
  const cost = { runs: 0, servers: 0 };
  let kept = 0;
  let isFresh = false;
  let bears: unknown = null;

  function on(plans: Iterable<Plan>): Trial | null {
    const beside: Plan[] = [];
    const held: number[] = [];
    let taken = 0;
    let met = 0;
    isFresh = false;
    for (const plan of plans) {
      met += 1;
      cost.runs += 1;
      const { holds, keeps } = wearOf(plan, beside);
      taken += holds - (beside.length < WIDTH ? 0 : (held.shift() ?? 0));
      if (beside.length === WIDTH) beside.shift();
      beside.push(plan);
      held.push(holds);
      kept += keeps;
      if (kept + taken <= places) continue;
      kept = Infinity;
      return { sickness: { kind: 'stopped silently' }, last: null, met };
    }
    return null;
  }

  function renew(): void {
    cost.servers += 1;
    kept = 0;
    isFresh = true;
    bears = null;
  }

  const atHand = (): void => {
    if (kept === Infinity) renew();
  };
  const afresh = (plans: Iterable<Plan>): Trial | null => {
    renew();
    return on(plans);
  };
  renew();
  return {
    cost,
    afresh: (plans) => Promise.resolve(afresh(plans)),
    sicken(plans, brink = null) {
      atHand();
      if (brink !== null) {
        if (bears !== brink.wear) renew();
        const worn = bears === brink.wear ? null : on(brink.wear);
        bears = brink.wear;
        return Promise.resolve(worn === null && on(brink.few) === null ? null : afresh(plans));
      }
      const wasFresh = isFresh;
      const trial = on(plans);
      return Promise.resolve(trial === null || wasFresh ? trial : afresh(plans));
    },
  };
}

export function suspectOf(plan: Plan, index: number): Suspect {
  return { index, plan, setting: { namespace: 'a', password: null, accounts: [] } };
}

/** How many lines of a plan begin so. */
export function count(plan: Plan, verb: string): number {
  const lines = plan.rounds.flat().flatMap(({ act }) => linesOf(act));
  return lines.filter((line) => line.startsWith(`${verb} `)).length;
}
