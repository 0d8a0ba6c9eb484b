import { expect, test } from 'vitest';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { waits, type Plan } from '../../../conformance/plan.ts';
import { WITH_SASL } from './with-sasl.ts';

const KNOWN: PlanOptions = { nickLength: 15, password: false, casemapping: 'rfc1459', ...WITH_SASL };
const WAITING: PlanOptions = { ...KNOWN, waits: { register: true, ping: true } };
const plans = (count: number, options: PlanOptions): readonly Plan[] =>
  Array.from({ length: count }, (_, index) => planAt(1, index, options));

test('one plan in forty waits where timers are known, and the others are what they were', () => {
  const before = plans(200, KNOWN);
  const after = plans(200, WAITING);
  expect(before.filter(waits)).toEqual([]);
  expect(after.filter(waits)).toHaveLength(5);
  expect(after.filter((plan) => !waits(plan))).toEqual(before.filter((_, at) => !waits(after[at] as Plan)));
});

test('clients wait that answer PING and that do not, for all kinds of time, and somebody comes for their nicks', () => {
  const all = plans(80, { ...WAITING, onlyWaiting: true });
  expect(all.every(waits)).toBe(true);
  const acts = all.flatMap(({ rounds }) => rounds.flat().map(({ act }) => act));
  const untils = new Set(acts.flatMap((act) => (act.kind === 'idle' ? [act.until] : [])));
  expect(untils).toEqual(new Set(['part', 'asked', 'end']));
  expect(acts.some((act) => act.kind === 'open' && act.unanswering === true)).toBe(true);
  expect(acts.filter(({ kind }) => kind === 'reclaim').length).toBeGreaterThan(20);
  const lines = JSON.stringify(all);
  for (const said of ['PONG wrong', 'PONG {ping}', 'CAP LS', 'AUTHENTICATE PLAIN'])
    expect(lines).toContain(said);
});

test('only what is known is waited for', () => {
  const registering = plans(40, { ...WAITING, waits: { register: true, ping: false }, onlyWaiting: true });
  for (const plan of registering)
    expect(
      new Set(plan.rounds.flat().flatMap(({ act }) => (act.kind === 'idle' ? [act.until] : []))),
    ).not.toContain('asked');
});
