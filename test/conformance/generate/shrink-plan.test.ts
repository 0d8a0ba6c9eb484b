import {
  array,
  assert,
  check,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  uniqueArray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planArbitrary,
  shorterPlans,
  shrinkPlan,
  type PlanOptions,
} from '../../../conformance/generate/index.ts';
import { executesKnown } from '../../../conformance/generate/well-formed.ts';
import { linesOf, type Act, type Plan } from '../../../conformance/plan.ts';
import { faultsOf, isSmaller, nicksAskedFor, sizeOf } from './plan-shape.ts';
import { shrunk, written } from './shrunk.ts';
import { WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const OPTIONS: PlanOptions = { nickLength: 15, password: true, casemapping: 'rfc1459', ...WITHOUT_CAP };
const AUTHENTICATED: PlanOptions = { ...OPTIONS, ...WITH_SASL };

const PLANS: readonly PlanOptions[] = [OPTIONS, AUTHENTICATED, { ...OPTIONS, fragment: true }];

/** Plans that nobody would make: unopened connections, empty rounds, any commands. */
const foreignPlan = record<Plan>({
  connections: constantFrom(4, 7),
  rounds: array(
    uniqueArray(
      record({
        connection: integer({ min: 0, max: 3 }),
        act: oneof(
          constantFrom<Act>({ kind: 'open' }, { kind: 'reclaim', nick: '{ns}Q[' }),
          record({
            kind: constantFrom('send' as const),
            lines: array(
              constantFrom(
                'nick {ns}A^ 0',
                'NICK *',
                'USER a@b 0 * :',
                'JOIN #x',
                'PING',
                'PING a b',
                'QUIT :x',
                'cap  LS 303',
                'AUTHENTICATE {scram:crossed3:final:6}',
                '',
              ),
              { minLength: 1, maxLength: 4 },
            ),
          }),
        ),
      }),
      { maxLength: 3, selector: ({ connection }) => connection },
    ),
    { maxLength: 8 },
  ),
});

/** How many nicks a plan asks for that no namespace keeps apart from others. */
function outside(plan: Plan): number {
  return nicksAskedFor(plan).filter((nick) => nick !== '' && !nick.includes('{ns}')).length;
}

/** Whether two connections ask for one nick, in whatever case. */
function contends(plan: Plan): boolean {
  const asked = new Map<string, number>();
  return plan.rounds.flat().some(({ connection, act }) =>
    linesOf(act).some((line) => {
      const nick = /^nick +([^ :]+)/i.exec(line)?.[1]?.toLowerCase();
      if (nick === undefined) return false;
      const first = asked.get(nick);
      asked.set(nick, connection);
      return first !== undefined && first !== connection;
    }),
  );
}

describe('what a plan shrinks to', () => {
  it('is well-formed and smaller, whoever made the plan', () => {
    assert(
      property(oneof(...PLANS.map(planArbitrary), foreignPlan), (plan) => {
        for (const smaller of shrinkPlan(plan)) {
          expect(faultsOf(smaller)).toEqual([]);
          if (!isSmaller(smaller, plan))
            throw new Error(`not smaller: ${JSON.stringify([smaller, sizeOf(smaller), sizeOf(plan)])}`);
        }
      }),
      { numRuns: 180 },
    );
  });

  it('sends nothing that needs registration later than the plan did', () => {
    assert(
      property(planArbitrary(OPTIONS), (plan) => {
        for (const smaller of shrinkPlan(plan)) expect(executesKnown(smaller)).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it('stays in the namespace', () => {
    assert(
      property(planArbitrary(OPTIONS), (plan) => {
        for (const smaller of shrinkPlan(plan)) expect(outside(smaller)).toBeLessThanOrEqual(outside(plan));
      }),
      { numRuns: 80 },
    );
  });

  it('has the acts of the plan as the same objects, but for one that it changes', () => {
    assert(
      property(planArbitrary(OPTIONS), (plan) => {
        const acts = new Set(plan.rounds.flat().map(({ act }) => act));
        for (const shorter of shorterPlans(plan))
          expect(shorter.rounds.flat().filter(({ act }) => !acts.has(act)).length).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
  });

  it('is in the end a socket, where every plan fails', () => {
    assert(
      property(planArbitrary(OPTIONS), (plan) => {
        expect(shrunk(plan, () => true)).toEqual({
          connections: 1,
          rounds: [[{ connection: 0, act: { kind: 'open' } }]],
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is two plain claims where two connections must ask for one nick', () => {
    const details = check(
      property(planArbitrary(OPTIONS), (plan) => !contends(plan)),
      { seed: 5 },
    );
    const [plan] = details.counterexample ?? [];
    if (plan === undefined) throw new Error('no plan contends');
    expect(written(plan).toSorted()).toEqual(['0 NICK {ns}a', '0 open', '1 NICK {ns}a', '1 open']);
  });
});

describe('a plan that the arbitrary has not made', () => {
  it('shrinks all the same', () => {
    const plans = planArbitrary(OPTIONS);
    const plan: Plan = {
      connections: 2,
      rounds: [
        [
          { connection: 0, act: { kind: 'open' } },
          { connection: 1, act: { kind: 'open' } },
        ],
        [{ connection: 1, act: { kind: 'reclaim', nick: '{ns}Zoe' } }],
      ],
    };
    expect(plans.canShrinkWithoutContext(plan)).toBe(true);
    const first = plans.shrink(plan, undefined).getNthOrLast(0)?.value;
    expect(first && written(first)).toEqual(['0 open']);
  });

  it('is told from what is no plan', () => {
    const plans = planArbitrary(OPTIONS);
    for (const other of [null, 'plan', 7, {}, { rounds: [] }])
      expect(plans.canShrinkWithoutContext(other)).toBe(false);
  });
});
