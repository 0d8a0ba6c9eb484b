import { expect, test } from 'vitest';
import { findRepetition, shrinkRepetition, type Sickens } from '../../../conformance/health/repetition.ts';
import type { Suspect } from '../../../conformance/health/suspects.ts';
import type { Plan } from '../../../conformance/plan.ts';
import type { Trial } from '../../../conformance/health/trial.ts';

const PLACES = 20;

function planOf(...lines: readonly string[]): Plan {
  const rounds = lines.map((line) => [{ connection: 0, act: { kind: 'send' as const, lines: [line] } }]);
  return { connections: 1, rounds: [[{ connection: 0, act: { kind: 'open' } }], ...rounds] };
}

function suspectOf(plan: Plan, index: number): Suspect {
  return { index, plan, setting: { namespace: 'a', password: null, accounts: [] } };
}

/** How many places of a table a plan takes and does not give back: one for each NICK. */
function uses(plan: Plan): number {
  return JSON.stringify(plan).split('NICK').length - 1;
}

/** A server that is sick once its table is full. */
const filling: Sickens = (plans) => {
  let used = 0;
  for (const [at, plan] of plans.entries()) {
    used += uses(plan);
    const trial: Trial = { sickness: null, last: null, met: at + 1 };
    if (used >= PLACES) return Promise.resolve(trial);
  }
  return Promise.resolve(null);
};
const never = (): boolean => false;

test('one plan that uses something up is found, and how often it has to run', async () => {
  const suspects = [suspectOf(planOf('USER'), 0), suspectOf(planOf('PING', 'NICK a', 'NICK b', 'QUIT'), 1)];
  const found = await findRepetition(suspects, 12, filling, never);
  expect(found?.suspect.index).toBe(1);
  const least = found && (await shrinkRepetition(found, filling, never, never));
  expect(least?.times).toBe(PLACES / (least === null ? 1 : uses(least.plan)));
  expect(JSON.stringify(least?.plan)).not.toContain('PING');
});

test('where no plan does it, none is found', async () => {
  expect(await findRepetition([suspectOf(planOf('USER'), 0)], 12, filling, never)).toBeNull();
});

test('a search whose time is over tries nothing, and one that is aborted keeps what it has', async () => {
  const suspects = [suspectOf(planOf('NICK a', 'PING'), 0)];
  expect(await findRepetition(suspects, 12, filling, () => true)).toBeNull();
  const found = await findRepetition(suspects, 12, filling, never);
  if (found === null) throw new Error('it is found');
  expect(
    await shrinkRepetition(
      found,
      filling,
      () => true,
      () => true,
    ),
  ).toEqual(found);
});
