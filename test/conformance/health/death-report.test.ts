import { expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { reportDeath, type CulpritSearch } from '../../../conformance/health/death-report.ts';
import type { SuspectList } from '../../../conformance/health/suspects.ts';
import type { Plan } from '../../../conformance/plan.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { historyOf, PLAIN } from '../history-of.ts';
import { planOf } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const LOGON = ['A> NICK nca | USER u 0 * :r', 'A< :s 001 nca :Welcome'];

const REGISTERED = {
  A: [
    'connection.connected.registration.registered.nick.fresh',
    'connection.connected.registration.registered.privileges.user',
    'connection.connected.capabilities.none',
    'idle',
    'anonymous',
    'connection.connected.presence.heard',
  ],
};

/** A crash as it is told, with this run shown, or none. */
function crash(
  script: readonly string[] | null,
  culprit = false,
  times = 1,
  others: readonly Plan[] = [],
  search: CulpritSearch = 'ended',
): Divergence {
  const plan = planOf('A NICK {ns}a | USER u 0 * :r', 'A PING x');
  const setting = { namespace: 'nc', password: null, accounts: [] };
  const suspect = { index: 3, plan, setting };
  const run = script === null ? null : { history: historyOf(script), trouble: null };
  const suspects: SuspectList = { near: [suspect], all: [suspect], last: run && { suspect, run } };
  const trial = { sickness: null, last: run && { plan, setting, run }, met: 1 };
  return reportDeath({
    judge,
    sickness: { kind: 'crashed', code: 139 },
    log: [],
    suspects: culprit ? { ...suspects, last: null } : suspects,
    culprits: culprit ? { suspects: [suspect], plans: [...others, plan], times, trial, larger: [] } : null,
    search,
    seen: { times: 0, of: 0 },
  }).divergence;
}

test.each([true, false])(
  'a death has the way through the run that is shown (its plan is known: %s)',
  (culprit) => {
    const { path, at, transcript } = crash([...LOGON, 'A> PING x', 'A< :s PONG s x'], culprit);
    expect(at).toBe(transcript.length);
    expect(path?.map(({ line }) => transcript[line]?.text)).toEqual([
      'NICK nicka',
      'USER u 0 * :r',
      'PING x',
    ]);
    expect(path?.at(-1)?.standing).toEqual(REGISTERED);
  },
);

test('it goes as far as anything legal explains what the dying server did', () => {
  const { path, transcript } = crash([...LOGON, 'A> PING x', 'A.']);
  expect(transcript.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'received', 'sent', 'closed']);
  expect(path?.map(({ line }) => line)).toEqual([0, 1, 3]);
  expect(path?.at(-1)?.standing).toEqual(REGISTERED);
});

test('a death of which no run is known has none', () => {
  expect(crash(null)).not.toHaveProperty('path');
  expect(crash(null).transcript).toEqual([]);
});

test('one plan is told by itself, one that it takes often with how often, and each run of it is kept', () => {
  const script = [...LOGON, 'A.'];
  expect(crash(script, true)).toMatchObject({
    cause: 'A value that is not there is used, or an error is nowhere caught.',
  });
  expect(crash(script, true)).not.toHaveProperty('before');
  const often = crash(script, true, 256);
  expect(often.cause).toMatch(/^It takes the same plan 256 times: each time something is used up/);
  expect(often.before).toEqual(Array.from({ length: 255 }, () => often.plan));
});

test('so are several, once or again and again', () => {
  const script = [...LOGON, 'A.'];
  const other = planOf('A QUIT');
  const once = crash(script, true, 1, [other]);
  expect(once.cause).toMatch(/^It takes 2 plans, side by side/);
  expect(once.before).toEqual([other]);
  const often = crash(script, true, 3, [other]);
  expect(often.cause).toMatch(/^It takes the same 2 plans 3 times/);
  expect(often.before).toEqual([other, often.plan, other, often.plan, other]);
});

test.each([
  ['ended', 'No plan makes the server do that again'],
  ['out of time', 'In the time for it no plan was found'],
  ['interrupted', 'The run ended before it was known'],
  ['no server', 'The server could not be started again'],
] as const)('where no plan is known, why is said (%s)', (search, why) => {
  const { cause } = crash([...LOGON, 'A.'], false, 1, [], search);
  expect(cause).toMatch(new RegExp(`^${why}.*The last plan that ran is shown.$`));
  expect(crash(null, false, 1, [], search).cause).not.toContain('is shown');
});
