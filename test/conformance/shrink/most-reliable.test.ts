import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../conformance/plan.ts';
import { mostReliable, type Repetition, type Specimen } from '../../../conformance/shrink/index.ts';
import { planOf } from '../toy-server.ts';

const RUN = { history: { connections: 0, events: [], ended: 0 }, trouble: null };
const SETTING = { namespace: 'nc', password: null, accounts: [] };

const PLANS = ['A NICK {ns}a', 'A NICK {ns}b', 'A NICK {ns}c', 'A NICK {ns}d'].map((text) => planOf(text));
const SPECIMENS = PLANS.map((plan) => ({ plan, setting: SETTING, run: RUN })) as unknown as readonly [
  Specimen,
  ...Specimen[],
];

/** Each plan fails in so many of its first five runs. */
function failing(...times: readonly number[]) {
  const runs = new Map<Plan, number>();
  const verdicts = new WeakMap<Specimen, boolean>();
  const repetition: Repetition = {
    run: (plan) => {
      const before = runs.get(plan) ?? 0;
      runs.set(plan, before + 1);
      const specimen = { plan, setting: SETTING, run: RUN };
      verdicts.set(specimen, before < (times[PLANS.indexOf(plan)] ?? 0));
      return Promise.resolve(specimen);
    },
    fails: (specimen) => verdicts.get(specimen) === true,
    clients: 1,
    over: () => false,
    signal: new AbortController().signal,
  };
  return { runs, repetition };
}

describe('of several plans', () => {
  test('the one that fails most often is chosen', async () => {
    expect((await mostReliable(SPECIMENS, failing(1, 0, 4, 2).repetition)).plan).toBe(PLANS[2]);
  });

  test('the first stays where no other is better', async () => {
    expect((await mostReliable(SPECIMENS, failing(2, 2, 0, 1).repetition)).plan).toBe(PLANS[0]);
    expect((await mostReliable(SPECIMENS, failing(0, 0, 0, 0).repetition)).plan).toBe(PLANS[0]);
  });

  test('none is tried behind one that always fails', async () => {
    const { runs, repetition } = failing(1, 5, 5, 5);
    expect((await mostReliable(SPECIMENS, repetition)).plan).toBe(PLANS[1]);
    expect([...runs.values()]).toEqual([5, 5]);
  });

  test('none is tried when the time is over', async () => {
    const { runs, repetition } = failing(1, 5);
    expect((await mostReliable(SPECIMENS, { ...repetition, over: () => true })).plan).toBe(PLANS[0]);
    expect(runs.size).toBe(0);
  });
});
