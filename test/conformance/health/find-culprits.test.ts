import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  nat,
  sample,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../../conformance/health/culprits.ts';
import { findCulprits } from '../../../conformance/health/find-culprits.ts';
import { shrinkCulprits } from '../../../conformance/health/shrink-culprits.ts';
import type { Suspect, SuspectList } from '../../../conformance/health/suspects.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { planOf } from '../toy-server.ts';
import { count, suspectOf, wearingTrials, WIDTH, type Wear } from './wearing-server.ts';

const never = (): boolean => false;
const always = (): boolean => true;

/** What a plan's NICKs keep, and its USERs hold. It is asked for the same plans again and again. */
const known = new WeakMap<Plan, Wear>();
function nicksKept(plan: Plan): Wear {
  const wear = known.get(plan) ?? { keeps: count(plan, 'NICK'), holds: count(plan, 'USER') };
  known.set(plan, wear);
  return wear;
}

const lines = array(constantFrom('PING x', 'USER u 0 * :r', 'PONG y'), { minLength: 1, maxLength: 4 });

/** Of these plans the last one that keeps something is one of so many. */
const plansWith = (oneIn: number): Arbitrary<readonly Plan[]> =>
  tuple(array(lines, { minLength: 64, maxLength: 80 }), nat({ max: oneIn - 1 })).map(([all, from]) =>
    all.map((some, at) => {
      const keeping = at % oneIn === from ? ['NICK {ns}a'] : [];
      return planOf(...[...some, ...keeping].map((line) => `A ${line}`));
    }),
  );

/** Plans as they ran, again and again, until a server was sick. The last ones are near. */
function met(cycle: readonly Plan[], places: number): SuspectList {
  const all: Suspect[] = [];
  for (let kept = 0; kept <= places;) {
    const plan = cycle[all.length % cycle.length] as Plan;
    kept += nicksKept(plan).keeps;
    all.push(suspectOf(plan, all.length));
  }
  return { near: all.slice(-60), all, last: null };
}

const median = (of: readonly number[]): number =>
  of.toSorted((one, other) => one - other)[of.length / 2] ?? Infinity;

const shrinking = { clients: WIDTH, over: never, aborted: never };

describe('what uses something up, a bit of it each time', () => {
  const ones = integer({ min: 1, max: 14 }).chain(plansWith);
  const places = integer({ min: 6 * WIDTH, max: 300 });

  test('is found among many that do not: one plan, shrunk to what uses it up, and how often it takes', async () => {
    await assert(
      asyncProperty(ones, places, async (cycle, places) => {
        const trials = wearingTrials(places, nicksKept);
        const found = await findCulprits(met(cycle, places), trials, never);
        const least = found && (await shrinkCulprits(found, { ...shrinking, trials }));
        expect(least).toMatchObject({ plans: [planOf('A NICK {ns}a')], times: places + 1 });
      }),
      { numRuns: 25 },
    );
  });

  test('takes about as many runs as it took before, and then those that fill a server a few times', async () => {
    const found: number[] = [];
    const shrunk: number[] = [];
    for (const cycle of sample(plansWith(14), { numRuns: 40, seed: 1 })) {
      const trials = wearingTrials(256, nicksKept);
      const list = met(cycle, 256);
      const culprits = await findCulprits(list, trials, never);
      const toFind = trials.cost.runs;
      found.push(toFind / list.all.length);
      if (culprits !== null) await shrinkCulprits(culprits, { ...shrinking, trials });
      shrunk.push((trials.cost.runs - toFind) / 256);
    }
    expect(median(found)).toBeLessThan(1.5);
    expect(median(shrunk)).toBeLessThan(16);
  });

  test('is found by the time that is left, or not: what is found until then is kept', async () => {
    const plans = [planOf('A NICK {ns}a', 'A PING x', 'A PONG y')];
    const trials = wearingTrials(100, nicksKept);
    expect(await findCulprits(met(plans, 100), trials, always)).toBeNull();
    expect(trials.cost.runs).toBe(0);
    const found = await findCulprits(met(plans, 100), trials, never);
    if (found === null) throw new Error('it is found');
    expect(await shrinkCulprits(found, { trials, clients: WIDTH, over: always, aborted: always })).toEqual(
      found,
    );
    const counted = await shrinkCulprits(found, { trials, clients: WIDTH, over: always, aborted: never });
    expect(counted).toMatchObject({ plans, times: 101 });
  });

  test('where a smaller plan uses up less each time, it is run more often', async () => {
    const twice = planOf('A NICK {ns}a', 'A PING x', 'A NICK {ns}b');
    const trials = wearingTrials(40, nicksKept);
    const found = await findCulprits(met([twice], 40), trials, never);
    const least = found && (await shrinkCulprits(found, { ...shrinking, trials }));
    expect(least).toMatchObject({ plans: [planOf('A NICK {ns}a')], times: 41 });
  });
});

/** A NICK keeps a place if a USER has just come. */
const arms = (plan: Plan, beside: readonly Plan[]): Wear => ({
  holds: 0,
  keeps: beside.some((other) => count(other, 'USER') > 0) ? count(plan, 'NICK') : 0,
});

/** So many places are used up in so many rounds of these plans. */
async function inRounds(cycle: readonly Plan[], places: number, rounds: number) {
  const all = runsOf(cycle, rounds).map(suspectOf);
  const trials = wearingTrials(places, arms);
  const found = await findCulprits({ near: all.slice(-60), all, last: null }, trials, never);
  return found && shrinkCulprits(found, { ...shrinking, trials });
}

describe('what is used up by several plans together', () => {
  test('is put down to those that it takes, and how often', async () => {
    const user = planOf('A USER u 0 * :r');
    const nick = planOf('A NICK {ns}a');
    const others = Array.from({ length: 18 }, () => planOf('A PING x'));
    const least = await inRounds([...others, user, nick], 25, 40);
    expect(least?.plans.toSorted((one) => (one === user ? -1 : 1))).toEqual([user, nick]);
    expect(least?.times).toBeGreaterThan(25);
    expect(least?.times).toBeLessThan(30);
  });
});

describe('what no place is used up by', () => {
  test('is told as one plan where one is enough, also where too many ran beside it to try each', async () => {
    const bad = planOf('A PING x', 'A QUIT x', 'A PONG y');
    const all = Array.from({ length: 300 }, (_, at) => suspectOf(at === 290 ? bad : planOf('A PING x'), at));
    const trials = wearingTrials(1, (plan) => ({ holds: 0, keeps: 2 * count(plan, 'QUIT') }));
    const found = await findCulprits({ near: all.slice(-200), all, last: null }, trials, never);
    expect(found).toMatchObject({ plans: [bad], times: 1, suspects: [{ index: 290 }] });
    const least = found && (await shrinkCulprits(found, { ...shrinking, trials }));
    expect(least).toMatchObject({ plans: [planOf('A QUIT x')], times: 1 });
  });

  test('and does not show again is put down to nothing', async () => {
    const all = Array.from({ length: 100 }, (_, at) => suspectOf(planOf('A PING x'), at));
    for (const near of [all.slice(-60), all.slice(-10), all.slice(-1)]) {
      const trials = wearingTrials(50, nicksKept);
      expect(await findCulprits({ near, all, last: null }, trials, never)).toBeNull();
      expect(trials.cost.runs).toBeGreaterThan(100);
    }
  });
});
