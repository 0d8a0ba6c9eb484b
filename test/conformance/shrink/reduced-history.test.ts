import { expect, it } from 'vitest';
import type { Act, Plan } from '../../../conformance/plan.ts';
import { actsBehind } from '../../../conformance/shrink/reduced-history.ts';
import { historyOf } from '../history-of.ts';

const open: Act = { kind: 'open' };

/** A plan in which one connection does this, act by act. */
function alone(...acts: readonly Act[]): Plan {
  return { connections: 1, rounds: [open, ...acts].map((act) => [{ connection: 0, act }]) };
}

/** By number, the acts that the events of a history are put down to. */
function behind(plan: Plan, script: readonly string[]): readonly number[] {
  const acts = plan.rounds.flat().map(({ act }) => act);
  return actsBehind(plan, historyOf(script)).map((act) => (act === null ? -1 : acts.indexOf(act)));
}

it('each piece of what an act writes is put down to it, and what follows to the next', () => {
  const plan = alone(
    { kind: 'send', lines: ['NICK a', 'USER'], lineCuts: [2] },
    { kind: 'reclaim', nick: 'b', lineCuts: [1] },
    { kind: 'begin', text: 'PI' },
    { kind: 'send', lines: ['NG 1'] },
    { kind: 'close', lines: ['QUIT'], lineCuts: [-1] },
  );
  const claim = ['A_ N', 'A_ ICK b\r\nN', 'A> ICK'];
  const script = ['A+', 'A_ NI', 'A_ CK a\r\nUS', 'A> ER', ...claim, ...claim].concat([
    'A_ PI',
    'A> NG 1',
    'A_ QUIT\r',
    'A> ',
    'A- close',
  ]);
  expect(behind(plan, script)).toEqual([0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4, 5, 5, 5]);
});
