import { describe, expect, test } from 'vitest';
import { observe, type Observation } from '../../conformance/observation.ts';
import { isAccountedFor } from '../../conformance/accounting.ts';
import { follow } from '../../conformance/follow.ts';
import { moves } from '../../conformance/moves.ts';
import { search, type Node } from '../../conformance/search.ts';
import { createSpec, type Spec } from '../../model/outcomes.ts';
import type { Dialect } from '../../model/dialect.ts';
import { createTable } from '../../model/table.ts';
import { historyOf, PLAIN } from './history-of.ts';
import { factsOf } from '../model/facts.ts';

const table = createTable();
const FACTS = factsOf({ registrationWithin: 50e6, idleAfter: 2e9 });
const specOf = (dialect: Dialect = PLAIN.dialect): Spec => createSpec({ dialect, facts: FACTS, table });
const observed = (script: readonly string[]): Observation =>
  observe(historyOf(script), { password: null, accounts: [], releaseWithin: 10e6, deadline: 50e6 });

/** Which connections' operations may come next, group by group. */
function nextOf(script: readonly string[], dialect?: Dialect): readonly string[] {
  const { connections } = observed(script);
  const spec = specOf(dialect);
  const zeros = connections.map(() => 0);
  const node: Node = { world: spec.initial(connections.length), placed: zeros, taken: zeros, unflushed: 0 };
  return [...moves(node, connections, spec)].flatMap((group) =>
    group.slice(0, 1).map(({ placed, local }) => `${'ABC'.charAt(placed)}${local ? ' local' : ''}`),
  );
}

const verdict = (script: readonly string[], dialect?: Dialect): string => {
  const found = search(observed(script), specOf(dialect));
  return found.kind === 'legal' && found.torn ? 'legal, torn' : found.kind;
};

const LOGON = ['A> NICK a | USER u 0 * :r', 'A< :s 001 a :Welcome'];

/** A client that changes its nick, and whose connection then ends; another one asks for the old nick. */
const renamed = (end: string): readonly string[] => [
  ...LOGON,
  'A> NICK b',
  `A${end}`,
  'B> NICK a | USER u 0 * :r',
  'B< :s 001 a :x',
];

/** A client that is answered once for two commands. */
const tornBehind = (answer: string): readonly string[] => [
  ...LOGON,
  'A> NICK | PING x',
  `A< ${answer}`,
  'A~',
];

/** A client that leaves so many ms after it has sent all that is asked for, and was not welcomed. */
const leavingAfter = (ms: string): readonly string[] => [
  'A> NICK a | USER u 0 * :r',
  ms,
  'A> QUIT',
  'A< ERROR :x',
  'A.',
];

describe('what may come next', () => {
  test('is tried in the order in which it was sent', () => {
    expect(nextOf(['B> NICK b', 'A> NICK a'])).toEqual(['B', 'A']);
  });

  test('holds nothing that was sent after a reply arrived that is not yet accounted for', () => {
    expect(nextOf(['A> NICK', 'A< :s 431 * :x', 'B> NICK b'])).toEqual(['A local']);
    expect(nextOf(['A> NICK', 'B> NICK b', 'A< :s 431 * :x'])).toEqual(['A local', 'B']);
  });

  test('is not held up by the end of a torn connection, which nothing emits', () => {
    expect(nextOf(['A> NICK a', 'A~', 'B> NICK b'])).toEqual(['A', 'B']);
    expect(nextOf(['A> NICK a', 'A.', 'B> NICK b'])).toEqual(['A']);
  });

  test('comes first, and is placed without a look at the others, if no other can tell', () => {
    expect(nextOf(['A> USER u 0 * :r', 'B> NICK b'])).toEqual(['A local', 'B']);
    expect(nextOf(['B> NICK b', 'A> USER u 0 * :r'])).toEqual(['A local', 'B']);
    expect(nextOf(['B> NICK b', 'A> NICK a'])).toEqual(['B', 'A']);
  });

  test('is never placed so when it may be left out altogether', () => {
    expect(nextOf(['A> USER u 0 * :r', '!'])).toEqual(['A']);
    expect(nextOf(['A> USER u 0 * :r', '60', '!'])).toEqual(['A local']);
  });

  test('leads on only where what is emitted is what arrived', () => {
    const { connections } = observed(['A> NICK', 'A< :s 461 * NICK :x']);
    const spec = specOf();
    const start: Node = { world: spec.initial(1), placed: [0], taken: [0], unflushed: 0 };
    const group = [...moves(start, connections, spec)].find(({ length }) => length > 0) ?? [];
    const led = group.map((move) => {
      const next = follow(start, move, connections, spec);
      return `${move.outcome.emits[0]?.reply} ${next === null ? 'no' : isAccountedFor(next.node, connections)}`;
    });
    expect(led.toSorted()).toEqual(['431 no', '451 no', '461 true']);
  });
});

describe('on a torn connection', () => {
  test('replies may be lost at the end', () => {
    expect(verdict(['A> NICK | NICK | NICK', 'A< :s 431 * :x', 'A~'])).toBe('legal');
    expect(verdict(['A> NICK | NICK | NICK', 'A< :s 431 * :x', 'A.'])).toBe('illegal');
  });

  test('a command may have been carried out, and only its reply lost', () => {
    expect(verdict(renamed('~'))).toBe('legal, torn');
    expect(verdict(renamed('.'))).toBe('illegal');
  });

  test('replies are not lost in the midst', () => {
    expect(verdict(tornBehind(':s PONG s x'))).toBe('illegal');
    expect(verdict(tornBehind(':s 431 a :x'))).toBe('legal');
  });

  test('commands may have been lost too, and so have taken no nick', () => {
    expect(verdict(['A> NICK a', 'A~', 'B> NICK a | USER u 0 * :r', 'B< :s 001 a :x'])).toBe('legal');
    expect(verdict(['A> NICK a', 'A~', 'B> NICK a | NICK', 'B< :s 433 * a :x', 'B< :s 431 * :x'])).toBe(
      'legal',
    );
  });

  test('what did arrive must be explained all the same', () => {
    expect(verdict(['A> NICK', 'A< :s 433 * a :x', 'A~'])).toBe('illegal');
  });
});

describe('an operation without an answer', () => {
  test('may be left out while its deadline has not passed', () => {
    expect(verdict([...LOGON, 'A> PING x', '!'])).toBe('legal');
    expect(verdict([...LOGON, 'A> PING x', '60', '!'])).toBe('illegal');
  });

  test('may not be left out when a later one was answered', () => {
    expect(verdict([...LOGON, 'A> PING x | PING y', 'A< :s PONG s y', '!'])).toBe('illegal');
    expect(verdict([...LOGON, 'A> PING x | PING y', 'A< :s PONG s x', '!'])).toBe('legal');
  });

  test('may be a registration that takes its time, within the deadline only', () => {
    const slow = { ...PLAIN.dialect, registration_completes: ['later'] };
    expect(verdict(leavingAfter('20'), slow)).toBe('legal');
    expect(verdict(leavingAfter('60'), slow)).toBe('illegal');
    expect(verdict(leavingAfter('20'))).toBe('illegal');
  });
});

const killing = { ...PLAIN.dialect, 'nick_hold@unregistered_claimant': ['kill_holder'] };
const putOut = (...end: readonly string[]): readonly string[] => [
  'A> NICK a | NICK',
  'B> NICK a',
  'A< ERROR :Taken over',
  ...end,
];

describe('a client that another one puts out', () => {
  test('need not get what it was still owed, also where its close is still to come', () => {
    expect(verdict(putOut('A.'), killing)).toBe('legal');
    expect(verdict(putOut('!'), killing)).toBe('legal');
    expect(verdict(putOut(), killing)).toBe('illegal');
  });

  test('must get it where nobody puts it out', () => {
    const reserving = { ...PLAIN.dialect, 'nick_hold@unregistered_claimant': ['reserve'] };
    expect(verdict(putOut('A.'), reserving)).toBe('illegal');
    expect(verdict(['A> NICK a | NICK', 'A< ERROR :x', '!'], killing)).toBe('illegal');
    expect(verdict(['A> NICK a | NICK', 'A> QUIT', 'A< ERROR :x', 'A.', 'B> NICK a'], killing)).toBe(
      'illegal',
    );
  });

  test('gets nothing behind that, and takes no nick', () => {
    expect(verdict(putOut('A< :s 431 a :x', 'A.'), killing)).toBe('illegal');
    expect(
      verdict([...putOut('A.'), 'C> NICK a | NICK', 'C< :s 433 * a :x', 'C< :s 431 * :x'], killing),
    ).toBe('illegal');
  });
});

describe('lines that come unasked', () => {
  test('are passed over where they may come', () => {
    expect(verdict(['A< NOTICE * :look-up', ...LOGON, 'A< :s 372 a :motd', 'A< PING :alive'])).toBe('legal');
  });

  test('are not where something must have caused them', () => {
    expect(verdict([...LOGON, 'A< :s 433 a b :x'])).toBe('illegal');
    expect(verdict(['A< :s 002 a :x', ...LOGON])).toBe('illegal');
  });
});
