import { describe, expect, test } from 'vitest';
import { reference, type FaultName } from '../../adapters/index.ts';
import { hunt } from '../hunt.ts';

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
