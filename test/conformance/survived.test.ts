import { describe, expect, test } from 'vitest';
import { createJudge } from '../../conformance/check.ts';
import { RULES } from '../../model/rules/index.ts';
import { historyOf, PLAIN } from './history-of.ts';

const judge = createJudge(PLAIN);
const LONG = String(PLAIN.deadlineMs + 5);
const BRIEF = '5';

/** Of the operations of A, whether each one was survived by the connection. */
function survived(...script: string[]): readonly boolean[] {
  const [lane] = judge.observe(historyOf(script)).connections;
  return (lane?.operations ?? []).map((operation) => operation.survived);
}

function verdict(...script: string[]): string {
  return judge.check(judge.observe(historyOf(script))).kind;
}

describe('what a connection has survived', () => {
  test('is whatever it had sent an answer’s time before it left, with nothing received since', () => {
    expect(survived('A> PING a', 'A< :s PONG s a', LONG, 'A» QUIT', 'A.')).toEqual([true, false]);
    expect(survived('A> PING a', LONG, 'A- close')).toEqual([true, false]);
  });

  test('is nothing that it sent just before', () => {
    expect(survived('A> PING a', BRIEF, 'A» QUIT', 'A.')).toEqual([false, false]);
    expect(survived('A> PING a', LONG, 'A> PING b', 'A» QUIT', 'A.')).toEqual([true, false, false]);
  });

  test('is nothing while the server still says something: it may work off what it was sent', () => {
    expect(survived('A> PING a', LONG, 'A< :s PONG s a', BRIEF, 'A» QUIT', 'A.')).toEqual([false, false]);
  });

  test('is nothing where it did not leave', () => {
    expect(survived('A> PING a', LONG, 'A.')).toEqual([false]);
  });
});

describe('a line that the server may close a connection for', () => {
  const nul = 'A> FOO\0BAR | NICK';

  test('excuses silence after it, when the close comes soon', () => {
    expect(verdict(nul, 'A.')).toBe('conforms');
    expect(verdict(nul, BRIEF, 'A» QUIT', 'A.')).toBe('conforms');
  });

  test('excuses nothing, when the close comes for a QUIT long after', () => {
    expect(verdict(nul, LONG, 'A» QUIT', 'A.')).toBe('diverges');
  });

  test('excuses a late close by itself, where a rule is set aside that forbids it', () => {
    const closes = RULES.filter(({ id }) => id === 'CONN-01');
    const observation = judge.observe(historyOf([nul, LONG, 'A» QUIT', 'A.']));
    expect(judge.check(observation, closes).kind).toBe('conforms');
  });
});
