import { describe, expect, test } from 'vitest';
import { blame, type Blame } from '../../conformance/blame.ts';
import { createJudge } from '../../conformance/check.ts';
import type { Plan } from '../../conformance/plan.ts';
import { breaks, shrink, type Specimen } from '../../conformance/shrink.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { PLAIN } from './history-of.ts';
import { planOf, toyRun, type ToyFaults } from './toy-server.ts';

const judge = createJudge(PLAIN);
const SETTING = { namespace: 'nc', password: null };

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
  blamed?: Blame,
  over: () => boolean = () => false,
): Promise<{ readonly plan: Plan; readonly rules: readonly string[]; readonly ran: number }> {
  const found = specimenOf(plan, faults);
  const [first] = blame(judge, judge.observe(found.run.history));
  let ran = 0;
  const { specimen, blame: left } = await shrink(found, blamed ?? (first as Blame), {
    judge,
    run: (candidate) => {
      ran += 1;
      return Promise.resolve(specimenOf(candidate, faults));
    },
    over,
    width: 3,
  });
  return { plan: specimen.plan, rules: left.candidates.map(({ id }) => id), ran };
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
    const { plan, rules } = await shrunk(LONG, { bareNickUnanswered: true });
    expect(linesOf(plan)).toEqual(['A NICK']);
    expect(plan.connections).toBe(1);
    expect(rules[0]).toBe('NICK-01');
  });

  test('keeps what the broken rule needs: a client that leaves, and one that asks for its nick', async () => {
    const { plan, rules } = await shrunk(LONG, { ghosts: true });
    expect(linesOf(plan)).toHaveLength(3);
    expect(plan.connections).toBe(2);
    expect(rules[0]).toBe('QUIT-03');
  });

  test('lets a rule that only seemed to be broken give way to the one that was', async () => {
    // The nick was refused before its owner left: it might as well have been the refusal that kept it taken.
    const plan = planOf(
      'A NICK {ns}a | USER u 0 * :r',
      'B NICK {ns}a | NICK',
      'A QUIT',
      'B NICK {ns}a | NICK',
    );
    const history = toyRun(plan, SETTING, { ghosts: true });
    for (const id of ['NICK-04', 'QUIT-03']) expect(breaks(judge, history, rule(id), [])).toBe(true);
    const seeming: Blame = { candidates: [rule('NICK-04'), rule('QUIT-03')], under: [] };
    const { rules, plan: smaller } = await shrunk(plan, { ghosts: true }, seeming);
    expect(linesOf(smaller).length).toBeLessThan(linesOf(plan).length);
    expect(rules[0]).toBe('QUIT-03');
    expect(rules).not.toContain('NICK-04');
  });

  test('never trades the broken rule for another one that the server breaks as well', async () => {
    const faults = { bareNickUnanswered: true, ghosts: true } as const;
    const ghost: Blame = { candidates: [rule('QUIT-03')], under: [rule('NICK-01')] };
    const { plan, rules } = await shrunk(LONG, faults, ghost);
    expect(rules[0]).toBe('QUIT-03');
    expect(linesOf(plan).some((line) => line.endsWith('QUIT'))).toBe(true);
  });

  test('begins no candidate when the time is over', async () => {
    const { plan, ran } = await shrunk(LONG, { ghosts: true }, undefined, () => true);
    expect(plan).toBe(LONG);
    expect(ran).toBe(0);
  });

  test('trusts no run that met trouble', async () => {
    const found = specimenOf(LONG, { bareNickUnanswered: true });
    const { specimen } = await shrink(
      found,
      { candidates: [rule('NICK-01')], under: [] },
      {
        judge,
        run: (plan) =>
          Promise.resolve({
            ...specimenOf(plan, { bareNickUnanswered: true }),
            run: { history: found.run.history, trouble: { kind: 'unreachable', detail: 'x' } },
          }),
        over: () => false,
        width: 8,
      },
    );
    expect(specimen).toBe(found);
  });
});

describe('a rule is broken by a history', () => {
  test('that diverges and is legal without the rule', () => {
    const history = toyRun(planOf('A NICK'), SETTING, { bareNickUnanswered: true });
    expect(breaks(judge, history, rule('NICK-01'), [])).toBe(true);
    expect(breaks(judge, history, rule('QUIT-03'), [])).toBe(false);
    expect(breaks(judge, history, undefined, [])).toBe(true);
  });

  test('and by none that is legal anyway', () => {
    const history = toyRun(planOf('A NICK'), SETTING);
    expect(breaks(judge, history, rule('NICK-01'), [])).toBe(false);
    const silent = toyRun(planOf('A NICK'), SETTING, { bareNickUnanswered: true });
    expect(breaks(judge, silent, rule('QUIT-03'), [rule('NICK-01')])).toBe(false);
  });
});
