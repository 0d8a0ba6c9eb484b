import { describe, expect, test } from 'vitest';
import { readCommand } from '../../model/command.ts';
import { permit, SLOTS, type Dialect } from '../../model/dialect.ts';
import type { Reading } from '../../model/reading.ts';
import { completionReadings, readings } from '../../model/readings.ts';
import type { Standings } from '../../model/standings.ts';
import { ANY_NICK, newSession, type Operation, type Session, type World } from '../../model/world.ts';
import { operationOf } from './operation.ts';
import { factsOf } from './facts.ts';

const session = (change: Partial<Session> = {}): Session => ({ ...newSession(0), ...change });
const CLOSING = 99;
const KILLED = 98;
const isClosing = ({ configuration }: Session): boolean => configuration >= KILLED;
const STANDINGS: Standings = {
  isClosing,
  isKilled: ({ configuration }) => configuration === KILLED,
  exchangeOf: () => 'none',
  securityOf: () => 'anonymous',
  introducedOf: () => false,
};
const FACTS = factsOf({ registrationWithin: 1, idleAfter: 1 });

const world = (dialect: Dialect, ...sessions: readonly Session[]): World => ({
  sessions,
  permitted: permit(dialect),
  marks: [],
});
const operation = (line: string, change: Partial<Operation> = {}): Operation =>
  operationOf(line, 0, { command: readCommand(line), ...change });
/** A reading in short: its input, its claim, and the slots that it presumes something of. */
const told = (found: readonly Reading[]): readonly string[] =>
  found.map(({ input, claim, requires }) =>
    [input, claim, ...requires.map(({ slot }) => SLOTS[slot]?.name ?? '')].join(' '),
  );
const read = (line: string, own: Session = session(), change: Partial<Operation> = {}): readonly string[] =>
  told(readings(world({ casemapping: ['ascii'] }, own), operation(line, change), FACTS, STANDINGS));

test.each([
  ['PASS', ['PASS.missing free']],
  ['PASS :', ['PASS.empty free']],
  ['PASS x', ['PASS.wrong free']],
  ['NICK', ['NICK.missing free']],
  ['NICK :', ['NICK.empty free']],
  ['NICK dan', ['NICK.free free']],
  ['NICK #a', ['NICK.malformed malformed']],
  ['NICK dan 0', ['NICK.surplus free surplus_parameters@NICK', 'NICK.free free surplus_parameters@NICK']],
  [
    'NICK 1a',
    [
      'NICK.malformed malformed nick_leading_digit@unregistered',
      'NICK.free free nick_leading_digit@unregistered',
    ],
  ],
  [
    'NICK a@b',
    ['NICK.malformed malformed nick_malformed@unregistered', 'NICK.free free nick_malformed@unregistered'],
  ],
  [
    'NICK a~b',
    [
      'NICK.malformed malformed nick_unusual@unregistered',
      'NICK.free free nick_unusual@unregistered',
      'NICK.free free nick_unusual@unregistered',
    ],
  ],
  [
    'NICK abcdefghij',
    ['NICK.too_long free nick_too_long@unregistered', 'NICK.free free nick_too_long@unregistered'],
  ],
  ['USER u', ['USER.missing free']],
  ['USER u 0 * :', ['USER.empty_realname free']],
  ['USER u@h 0 * :r', ['USER.malformed free']],
  ['USER u 0 * :r', ['USER.valid free']],
  [
    'USER u 0 * r x',
    ['USER.valid free surplus_parameters@USER', 'USER.surplus free surplus_parameters@USER'],
  ],
  ['PING', ['PING.missing free']],
  ['PING :', ['PING.empty free']],
  ['PING t', ['PING.token free']],
  ['PING a b', ['PING.two free']],
  ['PONG', ['PONG.missing free']],
  ['PONG t', ['PONG.token free']],
  ['QUIT', ['QUIT free']],
  ['JOIN #x', ['KNOWN free']],
  ['', []],
])('%j', (line, expected) => {
  expect(read(line)).toEqual(expected);
});

test('what was asked for or is known is told apart', () => {
  expect(read('PASS x', session(), { right: true })).toEqual(['PASS.right free']);
  expect(read('PONG t', session(), { cookie: 'last' })).toEqual(['PONG.cookie free']);
  expect(read('NICK dan', session({ nick: 'dan' }))).toEqual(['NICK.mine free']);
  expect(read('NICK DAN', session({ nick: 'dan' }))).toEqual(['NICK.respelled free']);
});

/** What one connection is told of `DAN` while another one stands as given. */
const asked = (
  other: Session,
  released = 0,
  dialect: Dialect = { casemapping: ['ascii'] },
): readonly string[] =>
  told(readings(world(dialect, session(), other), operation('NICK DAN', { released }), FACTS, STANDINGS));

describe('who has the nick', () => {
  test('another connection, registered or not', () => {
    expect(asked(session({ nick: 'dan' }))).toEqual(['NICK.reserved free']);
    expect(asked(session({ nick: 'dan', owned: true }))).toEqual(['NICK.owned owned']);
  });
  test('one that is closing has let go of it or not, until long after its close was seen', () => {
    const closing = session({ nick: 'dan', owned: true, configuration: CLOSING });
    expect(asked(closing)).toEqual(['NICK.free free', 'NICK.owned owned']);
    expect(asked(closing, 0b10)).toEqual(['NICK.free free']);
  });
  test('the casemapping is presumed only where it makes a difference', () => {
    const curly = session({ nick: 'a{', owned: true });
    const under = (dialect: Dialect): readonly string[] =>
      told(readings(world(dialect, session(), curly), operation('NICK a['), FACTS, STANDINGS));
    expect(under({})).toEqual(['NICK.free free casemapping', 'NICK.owned owned casemapping']);
    expect(under({ casemapping: ['rfc1459', 'rfc1459-strict'] })).toEqual(['NICK.owned owned']);
    expect(asked(session({ nick: 'dan' }), 0, {})).toEqual(['NICK.reserved free']);
  });
});

/** What stands in the way of the first of two connections. */
const completing = (nick: string, other: Session = session()): readonly string[] =>
  told(
    completionReadings(world({ casemapping: ['ascii'] }, session({ nick }), other), operation(''), isClosing),
  );

describe('what stands in the way when the registration completes', () => {
  test('nothing, an owner, or the spelling', () => {
    expect(completing('dan')).toEqual(['COMPLETE free']);
    expect(completing('dan', session({ nick: 'Dan', owned: true }))).toEqual(['COMPLETE owned']);
    expect(completing('dan', session({ nick: 'Dan' }))).toEqual(['COMPLETE free']);
    expect(completing('#a')).toEqual(['COMPLETE malformed']);
    expect(completing(ANY_NICK)).toEqual(['COMPLETE free']);
  });
  test('a spelling that only some servers take is judged as it was at NICK', () => {
    expect(completing('1a')).toEqual([
      'COMPLETE malformed nick_leading_digit@unregistered',
      'COMPLETE free nick_leading_digit@unregistered',
    ]);
  });
});
