import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { isLegal } from '../../conformance/rule-set.ts';
import type { Judge } from '../../conformance/check.ts';
import { dice } from '../../conformance/generate/dice.ts';
import type { Observation } from '../../conformance/observation.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { createTable } from '../../model/table.ts';
import { BREACHES } from '../model/rules/breaches.ts';
import { historyOf, judgeOf } from '../model/rules/exchanges.ts';
import { mutate, opponentOf, simulate } from './random-history.ts';

const HISTORIES = 120;

/** The rules that explain a divergence but are held to be of no relevance to it. */
function missed(judge: Judge, observation: Observation, under: readonly Rule[] = []): readonly string[] {
  const relevant = new Set(judge.relevant(observation, under, RULES));
  return RULES.filter((rule) => !relevant.has(rule) && isLegal(judge, observation, [...under, rule])).map(
    ({ id }) => id,
  );
}

test('no rule explains an exchange that breaks one, but those that are relevant to it', () => {
  for (const { broken, dialect, password } of Object.values(BREACHES)) {
    const judge = judgeOf(dialect, password ?? null);
    const observation = judge.observe(historyOf(broken));
    expect(missed(judge, observation)).toEqual([]);
  }
});

test('nor a history that nobody thought of, be it with a rule set aside already', () => {
  const { judge, simulated } = opponentOf({}, createTable());
  const chance = dice(new Random(xoroshiro128plus(37)));
  let diverging = 0;
  let relevant = 0;
  for (let left = HISTORIES; left > 0; left -= 1) {
    const observation = judge.observe(mutate(simulate(simulated, chance), chance));
    const under = chance.percent(30) ? [chance.pick(RULES)] : [];
    if (judge.check(observation, under).kind !== 'diverges') continue;
    diverging += 1;
    relevant += judge.relevant(observation, under, RULES).length;
    expect(missed(judge, observation, under)).toEqual([]);
  }
  expect(diverging).toBeGreaterThan(30);
  // Else nothing would be spared.
  expect(relevant / diverging).toBeLessThan(RULES.length / 2);
});
