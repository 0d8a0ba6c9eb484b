import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { breaks, shrink, type Specimen } from '../../../conformance/shrink/index.ts';
import { RULES, type Rule } from '../../../model/rules/index.ts';
import { historyOf, PLAIN } from '../history-of.ts';
import { planOf, toyRun, type ToyFaults } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const SETTING = { namespace: 'nc', password: null, accounts: [] };

const specimenOf = (plan: Plan, faults: ToyFaults): Specimen => ({
  plan,
  setting: SETTING,
  run: { history: toyRun(plan, SETTING, faults), trouble: null },
});

const rule = (id: string): Rule => RULES.find((other) => other.id === id) as Rule;

function linesOf(plan: Plan): readonly string[] {
  return plan.rounds
    .flat()
    .flatMap(({ connection, act }) =>
      act.kind === 'send' ? [`${'ABCD'.charAt(connection)} ${act.lines.join(' | ')}`] : [],
    );
}

async function shrunk(
  plan: Plan,
  faults: ToyFaults,
  broken: Rule,
  { under = [], spent = () => 0 }: { under?: readonly Rule[]; spent?: () => number } = {},
): Promise<{ readonly specimen: Specimen; readonly ran: number }> {
  let ran = 0;
  const specimen = await shrink(specimenOf(plan, faults), broken, under, {
    judge,
    run: (candidate) => {
      ran += 1;
      return Promise.resolve(specimenOf(candidate, faults));
    },
    spent,
    clients: 9,
    signal: new AbortController().signal,
  });
  return { specimen, ran };
}

const LONG = planOf(
  'A PING x',
  'A NICK {ns}Dora | USER u 0 * :r',
  'B NICK {ns}dORA | NICK',
  'B NICK {ns}eve | USER u 0 * :r',
  'C NICK {ns}fay | USER',
  'A QUIT',
  'C NICK {ns}dora | USER u 0 * :r',
  'B PING x | PING y',
);

describe('shrinking', () => {
  test('starts from plans that an honest server runs lawfully', () => {
    const { run } = specimenOf(LONG, {});
    expect(judge.check(judge.observe(run.history)).kind).toBe('conforms');
  });

  test('ends with a single line where a single line is enough', async () => {
    const { specimen } = await shrunk(LONG, { bareNickUnanswered: true }, rule('NICK-01'));
    expect(linesOf(specimen.plan)).toEqual(['A NICK']);
    expect(specimen.plan.connections).toBe(1);
  });

  test('keeps what the broken rule needs: a client that leaves, and one that asks for its nick', async () => {
    const { specimen } = await shrunk(LONG, { ghosts: true }, rule('QUIT-03'));
    expect(linesOf(specimen.plan)).toHaveLength(3);
    expect(specimen.plan.connections).toBe(2);
  });

  test('never trades the broken rule for another one that the server breaks as well', async () => {
    const faults = { bareNickUnanswered: true, ghosts: true } as const;
    const { specimen } = await shrunk(LONG, faults, rule('QUIT-03'), { under: [rule('NICK-01')] });
    expect(breaks(judge, specimen.run.history, rule('QUIT-03'), [rule('NICK-01')])).toBe(true);
    expect(linesOf(specimen.plan).some((line) => line.endsWith('QUIT'))).toBe(true);
  });

  test('begins no candidate when the time is over', async () => {
    const { specimen, ran } = await shrunk(LONG, { ghosts: true }, rule('QUIT-03'), { spent: () => 1 });
    expect(specimen.plan).toBe(LONG);
    expect(ran).toBe(0);
  });

  test('trusts no run that met trouble', async () => {
    let ran = 0;
    const found = specimenOf(LONG, { bareNickUnanswered: true });
    const specimen = await shrink(found, rule('NICK-01'), [], {
      judge,
      run: (plan) =>
        Promise.resolve({
          ...specimenOf(plan, { bareNickUnanswered: true }),
          run: { history: found.run.history, trouble: { kind: 'unreachable', detail: 'x' } },
        }),
      spent: () => (ran += 1) / 1e4,
      clients: 9,
      signal: new AbortController().signal,
    });
    expect(specimen).toBe(found);
  });

  test('takes no candidate that fails by chance only', async () => {
    const found = specimenOf(LONG, { ghosts: true });
    const runs = new Map<string, number>();
    // Without the client that leaves the plan fails in three of four runs.
    const specimen = await shrink(found, rule('QUIT-03'), [], {
      judge,
      run: (plan) => {
        const before = runs.get(JSON.stringify(plan)) ?? 0;
        runs.set(JSON.stringify(plan), before + 1);
        const asItWas = plan.connections === 1 || linesOf(plan).some((line) => line.endsWith('QUIT'));
        const again = specimenOf(plan, { ghosts: true });
        const run = asItWas || before % 4 === 3 ? again.run : found.run;
        return Promise.resolve({ ...again, run });
      },
      spent: () => 0,
      clients: 9,
      signal: new AbortController().signal,
    });
    expect(linesOf(specimen.plan).some((line) => line.endsWith('QUIT'))).toBe(true);
  });
});

describe('a rule is broken by a history', () => {
  test('that diverges and is legal without the rule', () => {
    const history = toyRun(planOf('A NICK'), SETTING, { bareNickUnanswered: true });
    expect(breaks(judge, history, rule('NICK-01'), [])).toBe(true);
    expect(breaks(judge, history, rule('QUIT-03'), [])).toBe(false);
    expect(breaks(judge, history, null, [])).toBe(true);
  });

  test('and by none that is legal anyway', () => {
    const history = toyRun(planOf('A NICK'), SETTING);
    expect(breaks(judge, history, rule('NICK-01'), [])).toBe(false);
    const silent = toyRun(planOf('A NICK'), SETTING, { bareNickUnanswered: true });
    expect(breaks(judge, silent, rule('QUIT-03'), [rule('NICK-01')])).toBe(false);
  });

  test('nor by one whose client may just as well have been turned away', () => {
    const closed = ['A> NICK ann', 'A> USER u 0 * :r', 'A.'];
    const [asked, ...left] = closed;
    expect(breaks(judge, historyOf(closed), null, [])).toBe(false);
    const answered = [asked ?? '', 'A> NICK', 'A< :s 431 ann :x', ...left];
    expect(breaks(judge, historyOf(answered), null, [])).toBe(true);
  });
});
