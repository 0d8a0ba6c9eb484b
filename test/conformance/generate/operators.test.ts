import { expect, test } from 'vitest';
import { planAt, shrinkPlan, type PlanOptions } from '../../../conformance/generate/index.ts';
import { wholeLines, type Plan } from '../../../conformance/plan.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const PLANS = 1_000;
const NONE: PlanOptions = { nickLength: 15, password: false, casemapping: 'rfc1459', ...WITHOUT_CAP };
const plansOf = (options: PlanOptions): readonly Plan[] =>
  Array.from({ length: PLANS }, (_, index) => planAt(9, index, options));
const linesIn = (plan: Plan): readonly string[] => [...wholeLines(plan)].flatMap(({ lines }) => lines);
const isOfOperators = (line: string): boolean => /^(OPER|KILL)\b/i.test(line);

/** The nicks that a plan kills. */
const killed = (plan: Plan): readonly string[] =>
  linesIn(plan).flatMap((line) => /^ *KILL +:?([^ ]+)/i.exec(line)?.[1] ?? []);
/** An OPER that lacks nothing and is wrong. */
const wrong = (line: string): boolean =>
  /^OPER +\S+ +\S/i.test(line) && !/^OPER +\{operator\} +\{operator-password\}$/i.test(line);

const known = plansOf({ ...NONE, operator: 'known' });
const rulings = known.filter((plan) => linesIn(plan).some(isOfOperators));

test('without credentials nothing is said of operators, and all other plans are what they are with them', () => {
  const plain = plansOf(NONE);
  expect(plain.some((plan) => linesIn(plan).some(isOfOperators))).toBe(false);
  const same = known.filter((plan, index) => JSON.stringify(plan) === JSON.stringify(plain[index]));
  expect(same.length).toBeGreaterThanOrEqual(PLANS * 0.8);
  expect(same.length).toBeLessThan(PLANS * 0.9);
});

test('with them a share of plans is about operators, and most of those have one that kills', () => {
  expect(rulings.length).toBeGreaterThan(PLANS * 0.1);
  expect(rulings.length).toBeLessThanOrEqual(PLANS * 0.2);
  const killing = rulings.filter((plan) => {
    const lines = linesIn(plan);
    const became = lines.indexOf('OPER {operator} {operator-password}');
    return became >= 0 && lines.slice(became).some((line) => /^KILL \S+ :/i.test(line));
  });
  expect(killing.length).toBeGreaterThan(rulings.length * 0.6);
});

test('who is killed is of the plan, also when it is shrunk', () => {
  for (const plan of rulings.slice(0, 40)) {
    for (const each of [plan, ...shrinkPlan(plan)])
      for (const nick of killed(each)) expect(nick).toContain('{ns}');
  }
});

test('where a wrong password costs much time none is tried', () => {
  const guarded = plansOf({ ...NONE, operator: 'guarded' }).flatMap(linesIn);
  expect(guarded.filter(isOfOperators).length).toBeGreaterThan(100);
  expect(guarded.filter(wrong)).toEqual([]);
  expect(rulings.flatMap(linesIn).filter(wrong).length).toBeGreaterThan(20);
});
