import { expect, test } from 'vitest';
import { freeze } from '../../../conformance/failure/frozen.ts';
import type { MetServer } from '../../../conformance/host-server.ts';
import { unlike } from '../../../conformance/replay/unlike.ts';
import { failure } from '../failure/sample.ts';
import { PLAIN } from '../history-of.ts';
import { metServer } from '../met-server.ts';
import { planOf } from '../toy-server.ts';

const THEN = new Map([
  ['sasl', 'PLAIN'],
  ['cap-notify', null],
]);
const ACCOUNTS = [{ name: 'ann', password: 'pw' }];

/** Why a plan that was found on a server with these capabilities and accounts cannot be judged on one that is like this now. */
function cause(line: string, now: Partial<MetServer>, then: MetServer['capabilities'] = THEN): string | null {
  const known = { ...PLAIN, nickLength: null, capabilities: then, accounts: ACCOUNTS };
  const found = { ...failure, plan: planOf(`A ${line}`), circumstances: freeze(known, {}) };
  return unlike(
    found,
    metServer({ host: '127.0.0.1', port: 1 }, { capabilities: then, accounts: ACCOUNTS, ...now }),
  );
}

test('what speaks of capabilities is judged on a server that offers the same', () => {
  expect(cause('CAP LS 302', {})).toBeNull();
  const fewer = new Map([['sasl', 'PLAIN']]);
  expect(cause('CAP LS 302', { capabilities: fewer })).toContain('other capabilities now (cap-notify)');
  expect(cause('authenticate PLAIN', { capabilities: new Map([...THEN, ['sasl', 'EXTERNAL']]) })).toContain(
    '(sasl)',
  );
  const many = new Map('a b c d'.split(' ').map((name) => [name, null]));
  expect(cause('CAP LS', { capabilities: many })).toContain('(sasl, cap-notify, a and others)');
});

test('what does not, is judged whatever it offers', () => {
  expect(cause('NICK a', { capabilities: new Map() })).toBeNull();
});

test('where nobody knows what it offers, then or now, nothing is said against it', () => {
  expect(cause('CAP LS', { capabilities: null })).toBeNull();
  expect(cause('CAP LS', { capabilities: THEN }, null)).toBeNull();
});

test('what logs in needs accounts', () => {
  for (const mark of ['{plain:account1}', '{scram:account1:first}'])
    expect(cause(`AUTHENTICATE ${mark}`, { accounts: [] })).toContain('give them with --account');
  expect(cause('AUTHENTICATE {plain:account1}', {})).toBeNull();
  expect(cause('AUTHENTICATE PLAIN', { accounts: [] })).toBeNull();
});

test('what waits for time-outs is judged on a server of which nobody says that they are others', () => {
  const span = { earliest: 1_000, latest: 2_000 };
  const then = { register: span, ping: span, pong: span };
  const found = {
    ...failure,
    plan: {
      connections: 1,
      rounds: [[{ connection: 0, act: { kind: 'idle', until: 'end' } as const }]],
    },
    circumstances: freeze({ ...PLAIN, nickLength: null, timers: then }, {}),
  };
  const on = (timers: MetServer['timers']): string | null =>
    unlike(found, metServer({ host: '127.0.0.1', port: 1 }, { timers }));
  expect(on(then)).toBeNull();
  expect(on(null)).toBeNull();
  expect(on({ ...then, ping: null })).toContain('others than they were then');
});

test('what makes an operator needs one', () => {
  expect(cause('OPER {operator} {operator-password}', { operator: null })).toContain('give one with --oper');
  expect(cause('OPER {operator} x', { operator: { name: 'root', password: 'y' } })).toBeNull();
  expect(cause('OPER', { operator: null })).toBeNull();
});
