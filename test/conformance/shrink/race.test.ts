import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { linesOf, type Plan } from '../../../conformance/plan.ts';
import { shrink, type Specimen } from '../../../conformance/shrink/index.ts';
import { RULES } from '../../../model/rules/index.ts';
import { PLAIN } from '../history-of.ts';
import { planOf, toyRun } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const SETTING = { namespace: 'nc', password: null, accounts: [] };
const NICK_07 = RULES.find(({ id }) => id === 'NICK-07') ?? null;

const specimenOf = (plan: Plan, shows: boolean): Specimen => ({
  plan,
  setting: SETTING,
  run: { history: toyRun(plan, SETTING, shows ? { renamesRace: true } : {}), trouble: null },
});

/** A plan with a race in it, and much beside the point. */
function racyPlan(): Plan {
  const before = planOf(
    'A PING x',
    'C USER u 0 * :r | NICK {ns}fay',
    'A NICK {ns}Dora | USER guest 8 x :Real Name',
    'B NICK {ns}dORA | NICK',
    'A NICK {ns}cy',
    'B NICK {ns}eve | USER u 0 * :r',
    'C NICK {ns}gil',
    'C QUIT',
    'B PING t1',
  );
  const [rename] = planOf('A NICK {ns}Zoe', 'B NICK {ns}Zoe').rounds.slice(1, 2);
  const [other] = planOf('B NICK {ns}Zoe').rounds.slice(-1);
  const behind = planOf('A PING y', 'B NICK {ns}h', 'A NICK {ns}i').rounds.slice(1);
  return { ...before, rounds: [...before.rounds, [...(rename ?? []), ...(other ?? [])], ...behind] };
}

const written = ({ rounds }: Plan): readonly string[] =>
  rounds
    .map((round) =>
      round
        .flatMap(({ connection, act }) =>
          act.kind === 'open' ? [] : [`${'ABCD'.charAt(connection)} ${linesOf(act).join(' | ')}`],
        )
        .join(' + '),
    )
    .filter((text) => text !== '');

/** Shrinks a plan whose race shows with this probability, in the time for so many runs. */
async function shrunk(seed: number, rateOf: (plan: Plan) => number, most: number) {
  const random = new Random(xoroshiro128plus(seed));
  let runs = 0;
  const specimen = await shrink(specimenOf(racyPlan(), true), NICK_07, [], {
    judge,
    run: (plan) => {
      runs += 1;
      return Promise.resolve(specimenOf(plan, random.nextDouble() < rateOf(plan)));
    },
    spent: () => runs / most,
    clients: 16,
    signal: new AbortController().signal,
  });
  return { plan: written(specimen.plan), runs, specimen };
}

/** Two that are logged on, each with two lines, and then rename themselves at once. */
function expectLeast({ plan }: Specimen): void {
  expect(plan.connections).toBe(2);
  const lines = written(plan);
  expect(lines.at(-1)).toMatch(/^[AB] NICK {ns}c \+ [AB] NICK {ns}c$/);
  expect(
    lines
      .slice(0, -1)
      .flatMap((line) => line.replace(/^. /, '').split(' | '))
      .toSorted(),
  ).toEqual(['NICK {ns}a', 'NICK {ns}b', 'USER u 0 * :r', 'USER u 0 * :r']);
}

/** Without the third connection it always shows, with a PING in it one time in ten. */
function risingRate(plan: Plan): number {
  if (plan.connections > 2) return 1 / 200;
  return written(plan).some((line) => line.includes('PING')) ? 1 / 10 : 1;
}

describe('a race', () => {
  test('diverges as the rule says, and does not when it does not show', () => {
    const failing = specimenOf(racyPlan(), true);
    const passing = specimenOf(racyPlan(), false);
    expect(judge.check(judge.observe(failing.run.history)).kind).toBe('diverges');
    expect(judge.check(judge.observe(passing.run.history)).kind).toBe('conforms');
  });

  test.each([1, 2, 3])(
    'that shows in half of the runs is shrunk to its least plan (seed %i)',
    async (seed) => {
      const { specimen } = await shrunk(seed, () => 0.5, 20_000);
      expectLeast(specimen);
    },
  );

  test.each([1, 2])('that shows in 1 of 200 runs is, in some ten thousand runs (seed %i)', async (seed) => {
    const { specimen, runs } = await shrunk(seed, () => 1 / 200, 20_000);
    expectLeast(specimen);
    expect(runs).toBeLessThanOrEqual(20_000);
  });

  test('keeps what its rate depends on', async () => {
    // Without the third connection it shows as good as never.
    const { specimen } = await shrunk(1, ({ connections }) => (connections < 3 ? 1 / 400 : 1 / 20), 20_000);
    expect(specimen.plan.connections).toBe(3);
  });

  test('may show more often than it did, and is held to that', async () => {
    const { specimen } = await shrunk(2, risingRate, 10_000);
    expectLeast(specimen);
  });

  test('is left as it was when there is no time', async () => {
    const { plan, runs } = await shrunk(1, () => 0.5, 5);
    expect(plan).toEqual(written(racyPlan()));
    expect(runs).toBeLessThan(20);
  });
});
