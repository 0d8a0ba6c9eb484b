import { describe, expect, test } from 'vitest';
import { blame } from '../../conformance/blame.ts';
import { createJudge } from '../../conformance/check.ts';
import { firstDivergence } from '../../conformance/first-divergence.ts';
import { excusingLeavers } from '../../conformance/excuse.ts';
import { limitedBy, PUT_OUT, TURNED_AWAY } from '../../conformance/turned-away.ts';
import { RULES } from '../../model/rules/index.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);
const FULL = ['B+', 'B> NICK b', 'B< ERROR :Connection limit reached', 'B.'];
const SILENT = ['A> NICK', 'A> USER', 'A< :s 461 * USER :x'];

/** The rules that a history is put down to, the likeliest of each. */
function blamed(script: readonly string[]): readonly string[] {
  const first = firstDivergence(judge, historyOf(script));
  if (first === null) return [];
  return blame(judge, first.until, [], RULES, first.whole).map(
    ({ candidates }) => candidates[0]?.id ?? 'UNEXPLAINED',
  );
}

describe('a connection that was turned away', () => {
  test('leaves a history undecided that is in order otherwise', () => {
    const observation = judge.observe(historyOf(['A> NICK', 'A< :s 431 * :x', ...FULL]));
    expect(judge.check(observation).kind).toBe('diverges');
    expect(limitedBy(judge, observation)).toBe(TURNED_AWAY);
    expect(blamed(['A> NICK', 'A< :s 431 * :x', ...FULL])).toEqual([]);
  });

  test('hides nothing that happens on another one, and is put down to no rule beside that', () => {
    expect(limitedBy(judge, judge.observe(historyOf([...SILENT, ...FULL])))).toBeNull();
    expect(blamed([...SILENT, ...FULL])).toEqual(blamed(SILENT));
    expect(blamed(SILENT)).toEqual(['NICK-01']);
  });

  test('has been answered nothing: one that was is closed for nothing', () => {
    const answered = ['B> NICK', 'B< :s 431 * :x', 'B< ERROR :Go away', 'B.'];
    expect(limitedBy(judge, judge.observe(historyOf(answered)))).toBeNull();
    expect(blamed(answered)).toEqual(['CONN-01']);
  });
});

const LOGON = ['B> NICK b | USER b 0 * :b', 'B< :s 001 b :x'];
const PINGS = ['B> PING 1', 'B< :s PONG s :1', 'B> PING 2', 'B< :s PONG s :2'];

/** What a script is undecided for; null where it diverges all the same. */
function limit(...script: readonly string[]): string | null {
  const observation = judge.observe(historyOf(script));
  expect(judge.check(observation).kind).toBe('diverges');
  return limitedBy(judge, observation);
}

describe('a connection that was answered, and is closed for a limit that ERROR names,', () => {
  const flood = 'B< ERROR :Closing Link: b (Excess Flood)';
  const full = 'B< ERROR :Closing Link: b (No more connections)';

  test('is undecided, and put down to no rule, where it has sent enough for a flood', () => {
    const script = [...LOGON, ...PINGS, 'B> PING 3', flood, 'B.'];
    expect(limit(...script)).toBe(PUT_OUT);
    expect(blamed(script)).toEqual([]);
    expect(limit(...LOGON, `B> PING ${'x'.repeat(300)}`, flood, 'B.')).toBe(PUT_OUT);
  });

  test('is so also where its QUIT was under way by then', () => {
    expect(limit(...LOGON, ...PINGS, 'B> PING 3', 'B» QUIT', flood, 'B.')).toBe(PUT_OUT);
  });

  test('is closed for nothing where it has sent little', () => {
    expect(limit(...LOGON, flood, 'B.')).toBeNull();
    expect(blamed([...LOGON, flood, 'B.'])).toEqual(['CONN-01']);
  });

  test('is undecided before its welcome where there is no more room: servers count who registers', () => {
    expect(limit('B> NICK', 'B< :s 431 * :x', full, 'B.')).toBe(PUT_OUT);
  });

  test('is closed for nothing where it was welcomed', () => {
    expect(limit(...LOGON, ...PINGS, full, 'B.')).toBeNull();
    expect(blamed([...LOGON, ...PINGS, full, 'B.'])).toEqual(['CONN-01']);
  });

  test('hides nothing that happens on another one', () => {
    const script = [...SILENT, ...LOGON, ...PINGS, 'B> PING 3', flood, 'B.'];
    expect(limit(...script)).toBeNull();
    expect(blamed(script)).toEqual(['NICK-01']);
  });

  test('is so as well where time-outs are known', () => {
    const span = { earliest: 20_000, latest: 21_000 };
    const timed = createJudge({ ...PLAIN, timers: { register: span, ping: span, pong: span } });
    const observation = timed.observe(historyOf([...LOGON, ...PINGS, 'B> PING 3', flood, 'B.']));
    expect(timed.check(observation).kind).toBe('diverges');
    expect(limitedBy(timed, observation)).toBe(PUT_OUT);
  });
});

/** Whether a script that diverges does so no more if such connections were turned away; null where there is none. */
function excuses(...script: readonly string[]): boolean | null {
  const observation = judge.observe(historyOf(script));
  expect(judge.check(observation).kind).toBe('diverges');
  expect(limitedBy(judge, observation)).toBeNull();
  const excused = excusingLeavers(observation);
  return excused && judge.check(excused).kind === 'conforms';
}

describe('a connection that is closed without a word while its QUIT is under way', () => {
  const ACKNOWLEDGED = ['A> QUIT', 'A< ERROR :Bye', 'A.'];
  test('may have been turned away: then nothing need have been answered, and its QUIT tells nothing', () => {
    expect(excuses(...ACKNOWLEDGED, 'B> QUIT', 'B.')).toBe(true);
    expect(excuses('B> NICK b', 'B> USER b 0 * :b', 'B> QUIT', 'B.')).toBe(true);
  });

  test('was not where it was answered anything, or had dropped its connection itself', () => {
    expect(excuses(...ACKNOWLEDGED, 'B> NICK', 'B< :s 431 * :x', 'B> QUIT', 'B.')).toBeNull();
    expect(excuses(...SILENT, 'B- half-close', 'B.')).toBeNull();
  });

  test('hides nothing that happens on another one', () => {
    expect(excuses(...SILENT, 'B> NICK b', 'B> USER b 0 * :b', 'B> QUIT', 'B.')).toBe(false);
  });
});
