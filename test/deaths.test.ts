import { describe, expect, test } from 'vitest';
import { CONTEXT_FAULTS } from '../adapters/reference/context-faults.ts';
import { DEADLY_FAULTS } from '../adapters/reference/deadly-faults.ts';
import { chatServer2Sp, reference } from '../adapters/index.ts';
import { CONTEXT_DEATHS, DEADLY } from './deadly-expectations.ts';
import { EXPECTED } from './fault-expectations.ts';
import { firstDeath } from './first-death.ts';
import { ruleOf } from './hunt.ts';

/** So many plans may pass before a deadly fault shows. */
const MOST = 5_000;

describe('a server that becomes sick is told what ails it', () => {
  test.each(DEADLY)('$fault: $kind', { timeout: 120_000 }, async ({ fault, kind }) => {
    const found = await firstDeath(reference, { fault, seed: 1, most: MOST, explain: false });
    expect(found.findings.map(ruleOf)).toEqual([]);
    expect(found.kind).toBe(kind);
  });

  test('every deadly fault is held here, or with those that are seen in what is sent', () => {
    const held = new Set<string>([...DEADLY, ...EXPECTED].map(({ fault }) => fault));
    expect(Object.keys(DEADLY_FAULTS).filter((fault) => !held.has(fault))).toEqual([]);
  });
});

describe('a server that loses or lends out the contexts of its logons is told what ailed it', () => {
  test.each(CONTEXT_DEATHS)('$fault: $kind', { timeout: 120_000 }, async ({ fault, kind, takes }) => {
    const found = await firstDeath(chatServer2Sp, {
      fault,
      seed: 1,
      most: MOST,
      explain: true,
      untilFound: false,
    });
    expect(found.kind).toBe(kind);
    const { cause, before = [] } = found.death?.divergence ?? {};
    if (takes === 'one plan') expect(before).toEqual([]);
    else expect(cause).toMatch(/^It takes the same plan \d+ times/);
  });

  test('each of these mistakes is held here', () => {
    expect(CONTEXT_DEATHS.map(({ fault }) => fault)).toEqual(Object.keys(CONTEXT_FAULTS));
  });
});

describe('a death is put down to the fewest plans that bring it about again', () => {
  test('to one plan, which is shrunk', { timeout: 120_000 }, async () => {
    const fault = 'crash-on-vanished-claimant';
    const { death } = await firstDeath(reference, { fault, seed: 1, most: MOST, explain: true });
    expect(death?.divergence).toMatchObject({ rule: 'LIVE-01', death: 'crashed', seen: { of: 3 } });
    // Two clients leave at once, and it happens only when the claimant is gone first: a race, even of the smallest plan.
    expect(death?.divergence.seen.times).toBeGreaterThan(0);
    expect(death?.divergence.shrunk.to.acts).toBeLessThanOrEqual(4);
    expect(death?.divergence.before).toBeUndefined();
    expect(death?.index).not.toBeNull();
  });

  test('to one that is run again and again, where something is used up', { timeout: 120_000 }, async () => {
    const fault = 'silent-stop-after-collisions';
    const { death } = await firstDeath(reference, { fault, seed: 1, most: MOST, explain: true });
    expect(death?.divergence).toMatchObject({ rule: 'LIVE-01', death: 'stopped silently' });
    expect(death?.divergence.cause).toMatch(/^It takes the same plan \d+ times/);
    expect(death?.divergence.before?.length).toBeGreaterThan(1);
    expect(death?.divergence.seen.times).toBeGreaterThan(0);
  });
});
