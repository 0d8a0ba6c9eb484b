import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { dice, type Dice } from '../../conformance/generate/dice.ts';
import type { History } from '../../conformance/history.ts';
import { observe } from '../../conformance/observation.ts';
import { search } from '../../conformance/search.ts';
import { SLOTS, type Dialect } from '../../model/dialect.ts';
import { createSpec, type Spec } from '../../model/outcomes.ts';
import { createTable } from '../../model/table.ts';
import { naivelyLegal } from './naive-judge.ts';
import { CONTEXT, FACTS, mutate, overlaps, simulate } from './random-history.ts';

const HISTORIES = 20_000;
const DIALECTS = 150;

const table = createTable();
const specOf = (dialect: Dialect): Spec => createSpec({ dialect, facts: FACTS, table });

/** One value in each slot; the values that make histories short and full of collisions more often than others. */
function drawDialect(chance: Dice): Dialect {
  return {
    ...Object.fromEntries(SLOTS.map(({ name, values }) => [name, [chance.pick(values)]])),
    server_password: [chance.percent(85) ? 'none' : 'required'],
    welcome: [chance.percent(70) ? 'rfc1459' : 'modern'],
    registration_completes: [
      chance.weigh([
        [6, 'at_once'],
        [3, 'later'],
        [1, 'after_pong'],
      ]),
    ],
    'nick_zero@unregistered': ['432'],
  };
}

/** The dialect with some of its slots open again, as one is that is not known. */
function opened(dialect: Dialect, chance: Dice): Dialect {
  return Object.fromEntries(Object.entries(dialect).filter(() => chance.percent(70)));
}

describe('the search, against a judge that tries every order', () => {
  test('calls the same histories legal', { timeout: 240_000 }, () => {
    const chance = dice(new Random(xoroshiro128plus(20)));
    const dialects = Array.from({ length: DIALECTS }, () => {
      const dialect = drawDialect(chance);
      const known = specOf(dialect);
      return { dialect, known, open: specOf(opened(dialect, chance)) };
    });
    const counts = { legal: 0, illegal: 0, overlapping: 0, open: 0 };
    const wrong: { readonly history: History; readonly dialect: Dialect; readonly found: string }[] = [];
    const unproducible: History[] = [];
    let tooMany = 0;
    for (let left = HISTORIES; left > 0;) {
      const { dialect, known, open } = chance.pick(dialects);
      const lawful = simulate(known, chance);
      const isMutant = chance.percent(80);
      const history = isMutant ? mutate(lawful, chance) : lawful;
      const isOpen = chance.percent(50);
      const spec = isOpen ? open : known;
      const observation = observe(history, CONTEXT);
      const legal = naivelyLegal(observation, spec);
      if (legal === null) {
        tooMany += 1;
        continue;
      }
      left -= 1;
      const { kind } = search(observation, spec);
      if (kind !== (legal ? 'legal' : 'illegal')) wrong.push({ history, dialect, found: kind });
      if (!legal && !isMutant) unproducible.push(history);
      counts[legal ? 'legal' : 'illegal'] += 1;
      if (overlaps(history)) counts.overlapping += 1;
      if (isOpen) counts.open += 1;
    }
    expect(tooMany).toBeLessThan(HISTORIES / 100);
    expect(wrong).toEqual([]);
    expect(unproducible).toEqual([]);
    expect(counts.legal).toBeGreaterThan(0.4 * HISTORIES);
    expect(counts.illegal).toBeGreaterThan(0.4 * HISTORIES);
    expect(counts.overlapping).toBeGreaterThan(0.3 * HISTORIES);
  });

  test('lets an operation that was still within its deadline settle nothing about the dialect', () => {
    const history: History = {
      connections: 2,
      events: [
        { kind: 'open', connection: 0, at: 0 },
        { kind: 'open', connection: 1, at: 0 },
        { kind: 'write', connection: 0, at: 1, data: 'PONG x\r\n', by: 'plan' },
        { kind: 'write', connection: 1, at: 2, data: 'PONG x\r\n', by: 'plan' },
        { kind: 'line', connection: 1, at: 3, line: ':s 451 * :Register first' },
      ],
      ended: 4,
    };
    const observation = observe(history, CONTEXT);
    const spec = specOf({});
    expect(naivelyLegal(observation, spec)).toBe(true);
    expect(search(observation, spec).kind).toBe('legal');
    const late = observe({ ...history, ended: 4 + 2 * CONTEXT.deadline }, CONTEXT);
    expect(naivelyLegal(late, spec)).toBe(false);
    expect(search(late, spec).kind).toBe('illegal');
  });

  test('lets the server act first where that makes a difference to a command that nobody else can tell of', () => {
    const history: History = {
      connections: 1,
      events: [
        { kind: 'open', connection: 0, at: 0 },
        { kind: 'write', connection: 0, at: 1, data: 'PONG x\r\n', by: 'plan' },
        { kind: 'line', connection: 0, at: 2, line: 'PING :cookie' },
        { kind: 'line', connection: 0, at: 3, line: ':s 513 * :Wrong cookie' },
      ],
      ended: 4 + 2 * CONTEXT.deadline,
    };
    const observation = observe(history, CONTEXT);
    const kinds = ['513', 'silent'].map((answer) => {
      const spec = specOf({ cookie_wrong: [answer], 'prereg_pong@token': ['silent'] });
      const { kind } = search(observation, spec);
      expect(kind === 'legal').toBe(naivelyLegal(observation, spec));
      return kind;
    });
    expect(kinds).toEqual(['legal', 'illegal']);
  });

  test('lets a command that was sent just before the end have had its effect, with its replies still to come', () => {
    const history: History = {
      connections: 2,
      events: [
        { kind: 'open', connection: 0, at: 0 },
        { kind: 'open', connection: 1, at: 0 },
        { kind: 'write', connection: 0, at: 1, data: 'NICK a\r\nUSER u 0 * :r\r\n', by: 'plan' },
        { kind: 'line', connection: 0, at: 2, line: ':s 001 a :Welcome' },
        { kind: 'write', connection: 0, at: 3, data: 'QUIT\r\n', by: 'plan' },
        { kind: 'write', connection: 1, at: 4, data: 'NICK a\r\nUSER u 0 * :r\r\n', by: 'plan' },
        { kind: 'line', connection: 1, at: 5, line: ':s 001 a :Welcome' },
      ],
      ended: 6,
    };
    const spec = specOf({ welcome: ['rfc1459'] });
    for (const [ended, legal] of [
      [6, true],
      [6 + 2 * CONTEXT.deadline, false],
    ] as const) {
      const observation = observe({ ...history, ended }, CONTEXT);
      expect(naivelyLegal(observation, spec)).toBe(legal);
      expect(search(observation, spec).kind).toBe(legal ? 'legal' : 'illegal');
    }
  });
});
