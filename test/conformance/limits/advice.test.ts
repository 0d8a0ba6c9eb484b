import { describe, expect, test } from 'vitest';
import { limitsMet } from '../../../conformance/limits/advice.ts';
import type { Cost } from '../../../conformance/limits/restraint.ts';

const NONE: Cost = { turnedAway: 0, putOut: 0, sockets: [48, 48], pause: 0, perSecond: null };

describe('what a report says of limits', () => {
  test('is nothing where none was met', () => {
    expect(limitsMet(NONE, { penaltyMs: 0 }, 5_000)).toEqual([]);
  });

  test('is what each has cost, and how to lift it', () => {
    const cost: Cost = { turnedAway: 1, putOut: 12, sockets: [48, 7], pause: 400, perSecond: 4.53 };
    const met = limitsMet(cost, { penaltyMs: 2_000 }, 29_000);
    expect(met.map(({ cost: text }) => text)).toEqual([
      '1 run showed nothing for that, of 48 sockets at once 7 were left, 4.5 connections a second were opened',
      '12 runs showed nothing for that, clients paused for 400 ms between two steps',
      'an answer was waited for up to 29 s, so that fewer plans were run',
    ]);
    for (const { advice } of met) expect(advice).toContain('docs/limits.md');
  });

  test('tells of no change where none was made', () => {
    const [met] = limitsMet({ ...NONE, turnedAway: 3 }, { penaltyMs: 0 }, 5_000);
    expect(met?.cost).toBe('3 runs showed nothing for that');
  });
});
