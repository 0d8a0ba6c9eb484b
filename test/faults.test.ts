import { describe, expect, test } from 'vitest';
import {
  reference,
  referenceClaimAtCompletion,
  referenceTakeOver,
  type FaultName,
} from '../adapters/index.ts';
import { EXPECTED } from './fault-expectations.ts';
import { hunt, ruleOf } from './hunt.ts';

const MOST_PLANS = 5000;
const PASSWORD = 'sesame';

describe('every fault is found by the rule that it was seeded against', () => {
  test.each(EXPECTED)('$fault', { timeout: 120_000 }, async ({ fault, rules, password, alone }) => {
    const { findings } = await hunt(reference, {
      faults: [fault],
      password: password === undefined ? null : PASSWORD,
      most: MOST_PLANS,
      ...(alone === undefined ? {} : { clients: 2 }),
      enough: (finding) => rules.includes(ruleOf(finding)),
    });
    expect(findings.map(ruleOf)).toEqual(expect.arrayContaining([expect.toBeOneOf([...rules])]));
  });
});

describe('what goes wrong between two steps only', () => {
  const RACES: readonly FaultName[] = ['rename-check-then-act', 'registration-check-then-act'];

  test.each(RACES)('%s: plans of single steps do not show it', { timeout: 120_000 }, async (fault) => {
    const { findings, tally } = await hunt(reference, {
      faults: [fault],
      password: null,
      most: 1000,
      stepped: true,
      enough: () => true,
    });
    expect(findings).toEqual([]);
    expect(tally.plans).toBe(1000);
  });

  test.each(RACES)('%s: as many plans with races show it', { timeout: 120_000 }, async (fault) => {
    const { findings, tally } = await hunt(reference, {
      faults: [fault],
      password: null,
      most: 1000,
      enough: () => true,
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(tally.plans).toBeLessThanOrEqual(1000);
  });
});

describe('a server without faults gives no alarm and leaves nothing undecided, with every choice open', () => {
  test.each([
    { adapter: reference, password: null },
    { adapter: referenceTakeOver, password: null },
    { adapter: referenceClaimAtCompletion, password: null },
    { adapter: reference, password: PASSWORD },
    { adapter: referenceClaimAtCompletion, password: PASSWORD },
  ])('$adapter.name, password $password', { timeout: 120_000 }, async ({ adapter, password }) => {
    const { findings, tally } = await hunt(adapter, { faults: [], password, most: 300, enough: () => false });
    expect(findings).toEqual([]);
    expect(tally.undecided).toEqual({});
    expect(tally.plans).toBe(300);
  });
});
