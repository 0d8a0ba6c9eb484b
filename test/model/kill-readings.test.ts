import { describe, expect, test } from 'vitest';
import { permit, SLOTS } from '../../model/dialect.ts';
import { holdings } from '../../model/holding.ts';
import { readKill } from '../../model/kill-readings.ts';
import { newSession, type Session, type World } from '../../model/world.ts';
import { operationOf } from './operation.ts';

const CLOSING = 98;
const KILLED = 99;
const isClosing = ({ configuration }: Session): boolean => configuration >= CLOSING;
const isKilled = ({ configuration }: Session): boolean => configuration === KILLED;
const OWN = { nick: 'root', owned: true };

function world(...others: readonly Partial<Session>[]): World {
  const sessions = [OWN, ...others].map((change) => ({ ...newSession(0), ...change }));
  return { sessions, permitted: permit({ casemapping: ['ascii'] }), marks: [] };
}
/** The readings of a KILL of the first connection: input, whom it meets, and what that presumes. */
const read = (line: string, given: World, released = 0): readonly string[] =>
  readKill(given, operationOf(line, 0, { released }), isClosing).map(({ input, holder, requires }) =>
    [input, holder, ...requires.map(({ slot }) => SLOTS[slot]?.name ?? '')].join(' '),
  );

describe('a KILL', () => {
  test('meets who has the nick, in any spelling, and nobody else', () => {
    const given = world({ nick: 'dan', owned: true, former: ' bob' }, { nick: 'bob', owned: true });
    expect(read('KILL DAN :x', given)).toEqual(['KILL.owned 1']);
    expect(read('KILL bob :x', given)).toEqual(['KILL.owned 2']);
    expect(read('KILL ROOT :x', given)).toEqual(['KILL.mine -1']);
  });

  test('of a nick that nobody has meets nobody, or who had it before', () => {
    const given = world({ nick: 'dan', owned: true, former: ' bob max' });
    expect(read('KILL eva :x', given)).toEqual(['KILL.unknown -1']);
    expect(read('KILL Max :x', given)).toEqual(['KILL.unknown -1', 'KILL.owned 1 kill_chase']);
  });

  test('meets each of those that only wish for the nick', () => {
    const given = world({ nick: 'dan' }, { nick: 'DAN' });
    expect(read('KILL dan :x', given)).toEqual(['KILL.reserved 1', 'KILL.reserved 2']);
  });

  test('may still meet one that is closing, until its nick must be free', () => {
    const given = world({ nick: 'dan', owned: true, configuration: CLOSING });
    expect(read('KILL dan :x', given)).toEqual(['KILL.unknown -1', 'KILL.owned 1']);
    expect(read('KILL dan :x', given, 0b10)).toEqual(['KILL.unknown -1']);
  });

  test('lacks something without a nick, or without a comment where that is needed', () => {
    const given = world({ nick: 'dan', owned: true });
    expect(read('KILL', given)).toEqual(['KILL.missing -1']);
    expect(read('KILL dan', given)).toEqual([
      'KILL.missing -1 kill_comment@missing',
      'KILL.owned 1 kill_comment@missing',
    ]);
    expect(read('KILL dan :', given)).toEqual([
      'KILL.missing -1 kill_comment@empty',
      'KILL.owned 1 kill_comment@empty',
    ]);
  });

  test('comes too early from a client that is not registered', () => {
    const { sessions, ...rest } = world({ nick: 'dan', owned: true });
    const early = { ...rest, sessions: [newSession(0), ...sessions.slice(1)] };
    expect(read('KILL dan :x', early)).toEqual(['KILL.early -1']);
  });
});

/** What is found of the nick dan, and what that presumes. */
const found = (released: number, ...others: readonly Partial<Session>[]): readonly string[] =>
  holdings(world(...others), { connection: 0, released }, 'dan', isClosing, isKilled).map(
    ({ kind, requires }) => [kind, ...requires.map(({ slot }) => SLOTS[slot]?.name ?? '')].join(' '),
  );
const killed = { nick: 'dan', owned: true, configuration: KILLED };

describe('the nick of somebody who was killed', () => {
  test('may be held back, also when others would be free by now', () => {
    expect(found(0, killed)).toEqual(['free', 'owned', 'delayed nick_delay_after']);
    expect(found(0b10, killed)).toEqual(['free', 'delayed nick_delay_after']);
  });

  test('is not held back once somebody has it, nor is that of one that has left', () => {
    expect(found(0b10, killed, { nick: 'dan', owned: true })).toEqual(['owned']);
    expect(found(0b10, { ...killed, configuration: CLOSING })).toEqual(['free']);
  });
});
