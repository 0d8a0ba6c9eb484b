import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { outcomeOf, type Outcome } from '../../../conformance/replay/outcome.ts';
import type { Trouble } from '../../../conformance/run/trouble.ts';
import { RULES, type Rule } from '../../../model/rules/index.ts';
import { historyOf, PLAIN } from '../history-of.ts';

const judge = createJudge(PLAIN);
const rule = (id: string): Rule => RULES.find((other) => other.id === id) as Rule;

function outcome(
  script: readonly string[],
  broken: string | null,
  under: readonly string[] = [],
  trouble: Trouble | null = null,
): Outcome {
  const run = { history: historyOf(script), trouble };
  return outcomeOf(judge, run, broken === null ? null : rule(broken), under.map(rule));
}

const ANSWERED = ['A> NICK', 'A< :s 431 * :x'];
const SILENT = ['A> NICK'];
const LOST_TOKEN = ['A> PING x', 'A< :s PONG s :y'];

describe('a run of a stored plan', () => {
  test('passes when it is legal, and fails when it breaks the rule again', () => {
    expect(outcome(ANSWERED, 'NICK-01')).toEqual({ kind: 'passes' });
    expect(outcome(SILENT, 'NICK-01')).toEqual({ kind: 'fails' });
  });

  test('of what no rule explained fails however it diverges', () => {
    expect(outcome(ANSWERED, null)).toEqual({ kind: 'passes' });
    expect(outcome(SILENT, null)).toEqual({ kind: 'fails' });
  });

  test('that breaks another rule is told apart, with that rule', () => {
    expect(outcome(SILENT, 'QUIT-03')).toEqual({ kind: 'otherwise', rule: 'NICK-01' });
  });

  test('passes with the rules set aside that were then', () => {
    expect(outcome(SILENT, 'QUIT-03', ['NICK-01'])).toEqual({ kind: 'passes' });
    expect(outcome([...SILENT, '60', ...LOST_TOKEN], 'PING-01', ['NICK-01'])).toEqual({ kind: 'fails' });
  });

  test('in trouble, and one in which somebody was turned away, tell nothing', () => {
    const trouble = { kind: 'refused', detail: 'ECONNREFUSED' } as const;
    expect(outcome(SILENT, 'NICK-01', [], trouble)).toEqual({
      kind: 'undecided',
      cause: 'refused (ECONNREFUSED)',
    });
    expect(outcome(['A> NICK', 'A< ERROR :go away', 'A.'], 'NICK-01')).toMatchObject({ kind: 'undecided' });
  });
});
