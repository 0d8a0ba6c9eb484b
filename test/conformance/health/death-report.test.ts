import { expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { reportDeath } from '../../../conformance/health/death-report.ts';
import type { SuspectList } from '../../../conformance/health/suspects.ts';
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
function crash(script: readonly string[] | null, culprit = false): Divergence {
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
    culprits: culprit ? { suspects: [suspect], plans: [plan], trial, larger: [] } : null,
    tried: culprit,
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
