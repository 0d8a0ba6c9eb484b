import { expect, test } from 'vitest';
import { confirm } from '../../conformance/confirm.ts';
import { RULES } from '../../model/rules/index.ts';
import { laboratoryOf } from './laboratory-of.ts';
import { lawful, startToy, type Script } from './run/toy-server.ts';
import { planOf } from './toy-server.ts';

/** So long an answer is waited for, in ms. */
const DEADLINE = 300;
const PLAN = planOf('A NICK {ns} | USER u 0 * :r', 'A PING x');
const rule = RULES.find(({ id }) => id === 'PING-02') ?? null;

/** Answers the first PING of all, which finds out where its welcome ends, and no other. */
function silentOnPing(): Script {
  let pings = 0;
  return (peer) => {
    const hear = lawful()(peer);
    return (line) => {
      if (line.startsWith('PING')) pings += 1;
      if (!line.startsWith('PING') || pings === 1) hear?.(line);
    };
  };
}

test.each([
  [5, 30_000],
  [1, DEADLINE / 3],
])('a missing answer is confirmed in %i runs where there are %i ms', async (runs, count) => {
  await using toy = await startToy(silentOnPing());
  const laboratory = await laboratoryOf(toy.address);
  const bounds = { circumstances: { ...laboratory.circumstances, deadlineMs: DEADLINE }, clients: 2 };
  const time = { ...laboratory.time, count };
  const { seen } = await confirm(PLAN, rule, [], { ...laboratory, ...bounds, time });
  expect(seen).toMatchObject({ times: runs, of: runs });
});
