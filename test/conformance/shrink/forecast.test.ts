import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { linesOf, type Plan } from '../../../conformance/plan.ts';
import { forecastOf } from '../../../conformance/shrink/forecast.ts';
import { breaks, type Specimen } from '../../../conformance/shrink/index.ts';
import { actsBehind, reducedHistory } from '../../../conformance/shrink/reduced-history.ts';
import { RULES } from '../../../model/rules/index.ts';
import { PLAIN } from '../history-of.ts';
import { planOf, toyRun } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const SETTING = { namespace: 'nc', password: null, accounts: [] };
const NICK_03 = RULES.find(({ id }) => id === 'NICK-03') ?? null;

/** C asks for other nicks only; B is refused the nick of A and granted it all the same. */
const PLAN = planOf(
  'A PING x',
  'C NICK {ns}far',
  'A NICK {ns}dora',
  'A USER u 0 * :r',
  'B NICK',
  'B NICK {ns}DORA',
  'C USER u 0 * :r',
  'B USER u 0 * :r',
  'C NICK {ns}gil',
  'A PING y',
);

const specimen: Specimen = {
  plan: PLAN,
  setting: SETTING,
  run: { history: toyRun(PLAN, SETTING, { refusedNickGranted: true }), trouble: null },
};

const forecast = forecastOf(specimen, {
  judge,
  under: [],
  breaks: (history) => breaks(judge, history, NICK_03, []),
});

const written = ({ rounds }: Plan): readonly string[] =>
  rounds
    .flat()
    .flatMap(({ connection, act }) => linesOf(act).map((line) => `${'ABCD'.charAt(connection)} ${line}`));

describe('what a recorded run foretells', () => {
  test('the least plan comes first: what the model needs to see the same mistake', () => {
    expect(forecast?.slices.map(written)[0]).toEqual([
      'A NICK {ns}dora',
      'B NICK {ns}DORA',
      'B USER u 0 * :r',
    ]);
  });

  test('then come plans with less left out, down to those without what came later', () => {
    const slices = forecast?.slices.map(written) ?? [];
    expect(slices.map(({ length }) => length)).toEqual(
      slices.map(({ length }) => length).toSorted((one, other) => one - other),
    );
    expect(slices.at(-1)).toEqual(written(PLAN).slice(0, -2));
    // C has no part in it: it never asked for a nick of the others.
    expect(slices.at(-2)).toEqual(
      written(PLAN)
        .slice(0, -2)
        .filter((line) => !line.startsWith('C')),
    );
  });

  test('plans that would diverge come before those of which nothing is known, and those that would not', () => {
    const without = (text: string): Plan => ({
      ...PLAN,
      rounds: PLAN.rounds.filter((round) => !round.some(({ act }) => linesOf(act).includes(text))),
    });
    const lawful = without('NICK {ns}DORA');
    const likely = without('PING x');
    const unknown = planOf('A PING z', ...written(PLAN).slice(1));
    const same = { ...PLAN, rounds: PLAN.rounds.toReversed() };
    expect(forecast?.ranked([same, lawful, unknown, likely])).toEqual([likely, unknown, lawful, same]);
  });

  test('nothing of a lawful run', () => {
    const history = toyRun(PLAN, SETTING);
    const lawful = { ...specimen, run: { history, trouble: null } };
    expect(forecastOf(lawful, { judge, under: [], breaks: () => false })).toBeNull();
  });
});

describe('a reduced history', () => {
  const { history } = specimen.run;
  const behind = actsBehind(PLAN, history);

  test('puts each event down to the act that it followed, and leaving to none', () => {
    expect(behind).toHaveLength(history.events.length);
    const answered = history.events.findIndex(
      (event) => event.kind === 'line' && event.line.includes(' 433 '),
    );
    expect(behind[answered]).toBe(PLAN.rounds[6]?.[0]?.act);
    expect(behind.at(-1)).toBeNull();
  });

  test('is the whole history when all acts are kept', () => {
    const all = new Set(PLAN.rounds.flat().map(({ act }) => act));
    expect(reducedHistory(history, behind, all, history.events.length - 1)).toEqual(history);
  });

  test('is empty of connections of which no act is kept', () => {
    const kept = new Set(
      PLAN.rounds.flatMap((round) => round.filter(({ connection }) => connection > 0)).map(({ act }) => act),
    );
    const reduced = reducedHistory(history, behind, kept, history.events.length - 1);
    expect(reduced.events.some(({ connection }) => connection === 0)).toBe(false);
    expect(reduced.events.some(({ connection }) => connection === 1)).toBe(true);
  });
});
