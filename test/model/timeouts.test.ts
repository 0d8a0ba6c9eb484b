import { expect, test } from 'vitest';
import { receivedClose, receivedLine } from '../../model/received.ts';
import { timeoutsOf, type Stay } from '../../model/timeouts.ts';
import { newSession, type Session } from '../../model/world.ts';
import { operationOf } from './operation.ts';
import { JUST_COME } from './stay.ts';
import { factsOf } from './facts.ts';

const SPAN = { earliest: 2e9, latest: 9e9 };
const UNKNOWN = factsOf({ nickLength: null, registrationWithin: 1e9, idleAfter: 5e9 });
const known = timeoutsOf({ ...UNKNOWN, timers: { register: SPAN, ping: SPAN, pong: SPAN } });
const unknown = timeoutsOf(UNKNOWN);
const client = newSession(0);
const asked: Session = { ...client, askedAt: 10e9 };
const stay = (change: Partial<Stay>): Stay => ({ ...JUST_COME, ...change });
const after = (seconds: number, lag = 0) =>
  operationOf('QUIT', 0, { quiet: seconds * 1e9, sent: (10 + seconds) * 1e9, lag: lag * 1e9 });
const inputs = (found: readonly { readonly input: string }[]): readonly string[] =>
  found.map(({ input }) => input);
const close = receivedClose(0, 13e9);
const PING = receivedLine('PING :srv', 0, 13e9);

test('a command behind a silence that was too long has to wait for what is owed', () => {
  expect(known.overdue(client, 'registering', after(9))).toBe('registration');
  expect(known.overdue(client, 'registered', after(9))).toBe('silence');
  expect(known.overdue(asked, 'registered', after(9))).toBe('ping');
});

test('nothing is owed before that, of one that is closing, or where no timer is known', () => {
  expect(known.overdue(client, 'registering', after(8.9))).toBeNull();
  expect(known.overdue(asked, 'registered', after(9, 1))).toBeNull();
  expect(known.overdue(client, 'closing', after(99))).toBeNull();
  expect(unknown.overdue(client, 'registering', after(99))).toBeNull();
});

test('who does not register is closed when its time is over, as far as the suite could tell', () => {
  expect(inputs(known.closes(client, 'registering', close, stay({ age: 2e9 })))).toEqual([
    'TIMEOUT.registration',
  ]);
  expect(inputs(known.closes(client, 'registering', close, stay({ age: 1.9e9, lag: 0.1e9 })))).toEqual([
    'TIMEOUT.registration',
  ]);
  expect(known.closes(client, 'registering', close, stay({ age: 1.9e9 }))).toEqual([]);
});

test('who is registered is closed only when it was asked, had its time, and had sent nothing long before', () => {
  expect(inputs(known.closes(asked, 'registered', close, stay({ age: 13e9 })))).toEqual(['TIMEOUT.ping']);
  expect(known.closes(client, 'registered', close, stay({ age: 13e9 }))).toEqual([]);
  expect(known.closes(asked, 'registered', receivedClose(0, 11e9), stay({ age: 11e9 }))).toEqual([]);
  expect(known.closes(asked, 'registered', close, stay({ age: 13e9, unread: 1e9 }))).toEqual([]);
});

test('where no timer is known any close may be a time-out from some age on, and PING is noise', () => {
  expect(inputs(unknown.closes(client, 'registered', close, stay({ age: 5e9 })))).toEqual(['EXPIRE']);
  expect(unknown.closes(client, 'registered', close, stay({ age: 4e9 }))).toEqual([]);
  expect(unknown.isQuestion(PING, 'registered')).toBe(false);
  expect(known.isQuestion(PING, 'registered')).toBe(true);
  expect(known.isQuestion(PING, 'registering')).toBe(false);
});

test('a client is asked when the server may have heard nothing for long', () => {
  expect(known.asks(client, 'registered', PING, stay({ unheard: 2e9 }))).toMatchObject([
    { input: 'TIMEOUT.silence', at: 13e9 },
  ]);
  expect(known.asks(client, 'registered', PING, stay({ unheard: 1.9e9 }))).toEqual([]);
});
