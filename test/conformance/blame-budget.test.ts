import { describe, expect, test } from 'vitest';
import { startBlameBudget } from '../../conformance/blame-budget.ts';

describe('the search for broken rules', () => {
  test('is free for a while, and has then a quarter of the time', () => {
    let ms = 0;
    const budget = startBlameBudget(() => ms);
    const search = (took: number): void =>
      budget.spend(() => {
        ms += took;
      });
    search(3_000);
    expect(budget.left()).toBe(true);
    search(2_000);
    expect(budget.left()).toBe(false);
    ms += 3_000;
    expect(budget.left()).toBe(true);
  });

  test('counts what it took also where it fails, and gives what it found', () => {
    let ms = 0;
    const budget = startBlameBudget(() => ms);
    expect(() =>
      budget.spend(() => {
        ms += 60_000;
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(budget.left()).toBe(false);
    expect(budget.spend(() => 7)).toBe(7);
  });
});
