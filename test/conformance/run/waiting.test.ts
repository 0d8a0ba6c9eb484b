import { expect, test } from 'vitest';
import type { Timers } from '../../../adapters/server.ts';
import type { Act, Plan } from '../../../conformance/plan.ts';
import { runPool } from '../../../conformance/run/pool.ts';
import { against, alone, LOGON, send, SETTING, story } from './story.ts';
import { lawful, startToy, type Script } from './toy-server.ts';

const SPAN = { earliest: 100, latest: 150 };
const TIMERS: Timers = { register: SPAN, ping: SPAN, pong: SPAN };
const OPTIONS = { timers: TIMERS, deadline: 100 };
const SILENCE: Act = { kind: 'idle', until: 'end' };
const UNANSWERING: Act = { kind: 'open', unanswering: true };
const withOpening = (opening: Act, ...acts: readonly Act[]): Plan => ({
  connections: 1,
  rounds: [opening, ...acts].map((act) => [{ connection: 0, act }]),
});

/** Asks whoever has said NICK, and goes on when it is answered. */
const asking: Script =
  ({ say }) =>
  (line) => {
    if (line.startsWith('NICK')) say('PING :cookie', ':s 431 * :x');
    if (line.startsWith('PONG')) say(`:s NOTICE * :${line}`);
  };

const closing: Script = ({ socket }) => void setTimeout(() => socket.end('ERROR :x\r\n'), 50);

/** Welcomes who logs on, and asks soon after. */
const doubting: Script = (peer) => {
  setTimeout(() => peer.say('PING :there'), 120);
  return lawful()(peer);
};

test('a client that waits is closed in its silence, and its round ends with that', async () => {
  const run = await against(closing, alone(SILENCE), OPTIONS);
  expect(story(run)).toEqual(['open', 'waits', '< ERROR :x', 'fin']);
});

test('it waits until the server has broken its word, and for nothing where no timer is known', async () => {
  const lasting = await against(() => {}, alone(SILENCE), OPTIONS);
  const [opened, waits, quit] = lasting.history.events;
  expect(waits).toMatchObject({ kind: 'wait', answers: true });
  expect((quit?.at ?? 0) - (opened?.at ?? 0)).toBeGreaterThan((150 + 100) * 1e6);
  expect(lasting.history.lag).toBeGreaterThan(0);
  const short = await against(() => {}, alone(SILENCE), { deadline: 100 });
  expect(story(short).slice(0, 3)).toEqual(['open', 'waits', '+ QUIT|']);
  expect(short.history.lag).toBeUndefined();
});

test('one that leaves PINGs to its plan answers none, and the mark stands for the token of the last', async () => {
  const plan = withOpening(UNANSWERING, send('NICK {ns}a', 'NICK'), send('PONG {ping}', 'NICK'));
  const run = await against(asking, plan, OPTIONS);
  const told = story(run);
  expect(told.filter((line) => line.startsWith('+'))).toEqual(['+ QUIT|']);
  expect(told).toContain('> PONG cookie|NICK|');
});

test('others answer at once', async () => {
  const run = await against(asking, alone(send('NICK {ns}a', 'NICK')), OPTIONS);
  expect(story(run)).toContain('+ PONG :cookie|');
});

test('who waits to be asked goes on when it is', async () => {
  const plan = withOpening(UNANSWERING, LOGON, { kind: 'idle', until: 'asked' }, send('PONG {ping}'));
  const run = await against(doubting, plan, OPTIONS);
  expect(story(run)).toContain('> PONG there|');
});

test('plans that wait take half of the sockets, and others overtake them', async () => {
  await using toy = await startToy(lawful());
  const ended: string[] = [];
  const plans = [alone(SILENCE), alone(SILENCE), alone(SILENCE), alone(LOGON), alone(LOGON)];
  const jobs = plans.map((plan, index) => ({
    plan,
    name: `${index}`,
    setting: { ...SETTING, namespace: `w${index}` },
  }));
  await runPool(jobs, { ...OPTIONS, address: toy.address, clients: 4 }, ({ name }) => void ended.push(name));
  expect(ended.slice(0, 2).toSorted()).toEqual(['3', '4']);
  expect(ended.at(-1)).toBe('2');
});
