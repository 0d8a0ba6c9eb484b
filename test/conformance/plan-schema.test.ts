import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { planArbitrary } from '../../conformance/generate/index.ts';
import type { Act, Plan } from '../../conformance/plan.ts';
import { planSchema } from '../../conformance/plan-schema.ts';
import { planOf } from './toy-server.ts';
import { WITHOUT_CAP } from './generate/without-cap.ts';

const readBack = (plan: unknown): Plan => v.parse(planSchema, JSON.parse(JSON.stringify(plan)));
const withAct = (act: unknown): unknown => ({ connections: 1, rounds: [[{ connection: 0, act }]] });
const isPlan = (value: unknown): boolean => v.safeParse(planSchema, value).success;

describe('a plan survives being written and read', () => {
  test('whatever the generator makes up', () => {
    const plans = planArbitrary({ nickLength: 9, password: true, casemapping: 'rfc1459', ...WITHOUT_CAP });
    fc.assert(
      fc.property(plans, (plan) => {
        expect(readBack(plan)).toEqual(plan);
      }),
    );
  });

  test('whatever its acts and texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const lines = fc.array(text, { maxLength: 3 });
    const lineCuts = fc.array(fc.integer({ min: -600, max: 600 }), { maxLength: 4 });
    const acts: Readonly<Record<Act['kind'], fc.Arbitrary<Act>>> = {
      open: fc.constantFrom({ kind: 'open' }, { kind: 'open', unanswering: true }),
      idle: fc.record({
        kind: fc.constant('idle' as const),
        until: fc.constantFrom('part' as const, 'asked' as const, 'end' as const),
      }),
      send: fc.record(
        {
          kind: fc.constant('send' as const),
          lines,
          bareLf: fc.constant(true as const),
          cuts: fc.array(fc.nat(600), { maxLength: 4 }),
          lineCuts,
        },
        { requiredKeys: ['kind', 'lines'] },
      ),
      begin: fc.record({ kind: fc.constant('begin' as const), text }),
      reclaim: fc.oneof(
        fc.record({ kind: fc.constant('reclaim' as const), nick: text }),
        fc.record({ kind: fc.constant('reclaim' as const), nick: text, lineCuts }),
      ),
      'half-close': fc.record({ kind: fc.constant('half-close' as const), lines }),
      close: fc.record({ kind: fc.constant('close' as const), lines, lineCuts }),
      reset: fc.record({ kind: fc.constant('reset' as const), lines }),
    };
    const step = fc.record({ connection: fc.nat(3), act: fc.oneof(...Object.values(acts)) });
    const plans = fc.record({ connections: fc.constant(4), rounds: fc.array(fc.array(step)) });
    fc.assert(
      fc.property(plans, (plan) => {
        expect(readBack(plan)).toEqual(plan);
      }),
    );
  });
});

describe('no plan is read from', () => {
  const plan = planOf('A NICK {ns}a', 'B NICK {ns}a');

  test.each([
    ['a kind of act that is not known', withAct({ kind: 'teleport', lines: [] })],
    ['an act with a field that is not known', withAct({ kind: 'send', lines: ['QUIT'], twice: true })],
    ['cuts that are no whole numbers', withAct({ kind: 'close', lines: ['QUIT'], lineCuts: [1.5] })],
    ['an act that lacks a field', withAct({ kind: 'send' })],
    ['a step of a connection that it does not have', { ...plan, connections: 1 }],
    ['thousands of connections', { ...plan, connections: 5_000 }],
    ['half a connection', { ...plan, connections: 2.5 }],
    ['no rounds', { connections: 2 }],
    ['nothing', null],
  ])('%s', (_what, value) => {
    expect(isPlan(plan)).toBe(true);
    expect(isPlan(value)).toBe(false);
  });
});
