import { JUST_COME } from './stay.ts';
import { describe, expect, test } from 'vitest';
import { CHOICES } from '../../model/choices.ts';
import type { Dialect } from '../../model/dialect.ts';
import { createSpec, type Outcome, type Spec } from '../../model/outcomes.ts';
import { receivedLine } from '../../model/received.ts';
import { createTable } from '../../model/table.ts';
import type { Session, World } from '../../model/world.ts';
import { CAPABILITIES, operationOf } from './operation.ts';
import { factsOf } from './facts.ts';

const table = createTable();
const DEFAULTS: Dialect = Object.fromEntries(CHOICES.map((choice) => [choice.id, [choice.default]]));

function specOf(answers: string): Spec {
  return createSpec({
    dialect: { ...DEFAULTS, server_password: ['none'], sasl_answers: [answers] },
    facts: factsOf({ capabilities: CAPABILITIES, mechanisms: ['PLAIN'], registrationWithin: 1000 }),
    table,
  });
}

const later = specOf('later');

/** The outcomes of the last of some lines, where each line before has one outcome. */
function after(spec: Spec, lines: readonly string[], from: World = spec.initial(1)): readonly Outcome[] {
  const [line = '', ...others] = lines;
  const outcomes = spec.outcomes(from, operationOf(line, 0));
  if (others.length === 0) return outcomes;
  expect(outcomes, line).toHaveLength(1);
  return after(spec, others, outcomes[0]?.world);
}

const sessionOf = (world: World | undefined): Session => world?.sessions[0] as Session;
const replies = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map(({ emits }) => emits.map(({ reply }) => reply).join(' '));
const answered = (spec: Spec, world: World): readonly Outcome[] =>
  spec.internal(world, 0, receivedLine('AUTHENTICATE +', 0, 0), JUST_COME);

describe('where services answer', () => {
  test('an AUTHENTICATE waits, and is answered by a step of the server', () => {
    const [waiting, ...others] = after(later, ['CAP REQ :sasl', 'AUTHENTICATE PLAIN']);
    expect(others).toEqual([]);
    expect(waiting?.emits).toEqual([]);
    expect(sessionOf(waiting?.world).deferred?.command.line).toBe('AUTHENTICATE PLAIN');
    const [done] = answered(later, waiting?.world as World);
    expect(replies(done === undefined ? [] : [done])).toEqual(['AUTHENTICATE +']);
    expect(sessionOf(done?.world).deferred).toBeNull();
  });

  test('what comes behind it is answered before', () => {
    const [waiting] = after(later, ['CAP REQ :sasl', 'AUTHENTICATE PLAIN']);
    expect(replies(after(later, ['CAP LIST'], waiting?.world))).toEqual(['CAP LIST more* CAP LIST']);
  });

  test('what the server itself judges does not wait', () => {
    expect(replies(after(later, ['CAP REQ :sasl', 'AUTHENTICATE']))).toContain('461');
  });

  test('who does not wait is in the hands of who comes first, and is logged in to nothing that it has not proven', () => {
    const outcomes = after(later, ['CAP REQ :sasl', 'AUTHENTICATE PLAIN']).flatMap(({ world }) =>
      after(later, ['AUTHENTICATE right'], world),
    );
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { world } of outcomes) {
      const session = sessionOf(world);
      expect(session).toMatchObject({ overran: true, deferred: null, proven: 'alice' });
      const told = (line: string) => later.ignores(receivedLine(line, 0, 0), session, false);
      expect(told(':s 900 * *!*@h alice :x')).toBe(true);
      expect(told(':s 900 * *!*@h bob :x')).toBe(false);
      expect(told(':s 904 * :x')).toBe(true);
      expect(told(':s 433 * dan :x')).toBe(false);
    }
  });

  test('an answer that never comes is overdue', () => {
    const [waiting] = after(later, ['CAP REQ :sasl', 'AUTHENTICATE PLAIN']);
    const world = waiting?.world as World;
    expect(later.outcomes(world, operationOf('CAP LIST', 0, { sent: 999 }))).not.toEqual([]);
    expect(later.outcomes(world, operationOf('CAP LIST', 0, { sent: 1000 }))).toEqual([]);
  });
});

test('where the server answers at once, nothing waits', () => {
  const outcomes = after(specOf('at_once'), ['CAP REQ :sasl', 'AUTHENTICATE PLAIN']);
  expect(replies(outcomes)).toEqual(['AUTHENTICATE +']);
  expect(sessionOf(outcomes[0]?.world).deferred).toBeNull();
});
