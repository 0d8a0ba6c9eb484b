import { expect, test } from 'vitest';
import { failsAlone, firstAlone, type Repetition, type Specimen } from '../../../conformance/shrink/index.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { planOf } from '../toy-server.ts';

const PLAN = planOf('A NICK {ns}a', 'B QUIT');
const RUN = { history: { connections: 0, events: [], ended: 0 }, trouble: null };

/** Runs that fail where these say so, and of which it is counted how many were under way at once. */
function failing(fails: (index: number) => boolean) {
  const counts = { begun: 0, under: 0, most: 0 };
  const repetition: Repetition = {
    run: async (plan) => {
      const index = counts.begun;
      counts.begun += 1;
      counts.under += 1;
      counts.most = Math.max(counts.most, counts.under);
      await Promise.resolve();
      counts.under -= 1;
      return {
        plan,
        setting: { namespace: fails(index) ? 'bad' : 'good', password: null, accounts: [] },
        run: RUN,
      };
    },
    fails: ({ setting }) => setting.namespace === 'bad',
    clients: 48,
    over: () => false,
    signal: new AbortController().signal,
  };
  return { counts, repetition };
}

test('a plan that fails with nothing beside it is told by its first failures', async () => {
  const { counts, repetition } = failing((index) => index % 3 === 2);
  expect(await failsAlone(PLAN, 2, repetition)).toBe(true);
  expect(counts).toMatchObject({ begun: 6, most: 1 });
});

test('one that fails too seldom is not, after forty runs', async () => {
  const { counts, repetition } = failing((index) => index === 0);
  expect(await failsAlone(PLAN, 1, repetition)).toBe(true);
  const again = failing((index) => index === 0);
  expect(await failsAlone(PLAN, 2, again.repetition)).toBe(false);
  expect(again.counts).toMatchObject({ begun: 40, most: 1 });
  expect(counts.begun).toBe(1);
});

test('one that fails beside others only is not', async () => {
  const { counts, repetition } = failing(() => counts.under > 1);
  expect(await failsAlone(PLAN, 1, repetition)).toBe(false);
});

test('of several plans the first one that fails by itself more than once is taken, and none where none does', async () => {
  const plans = [PLAN, planOf('A QUIT'), planOf('B QUIT')];
  const specimens = plans.map((plan) => ({
    plan,
    setting: { namespace: '', password: null, accounts: [] },
    run: RUN,
  }));
  const { repetition } = failing(() => false);
  const failingFor = (wanted: Plan) => ({ ...repetition, fails: ({ plan }: Specimen) => plan === wanted });
  expect(await firstAlone(specimens, failingFor(specimens[1]!.plan))).toBe(specimens[1]);
  expect(await firstAlone(specimens, repetition)).toBeNull();
});
