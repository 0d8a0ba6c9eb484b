import { describe, expect, test } from 'vitest';
import { place } from '../../conformance/causes.ts';
import type { Judge } from '../../conformance/check.ts';
import type { Divergence } from '../../conformance/report/report.ts';
import type { Settled } from '../../conformance/settle-finding.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';
import { refusedNick } from './report/sample.ts';

const rule = (id: string): Rule => RULES.find((other) => other.id === id) as Rule;

const EMPTY = { specimen: {} as Settled['shown'], spares: [], index: 0, key: '', met: 1 };

/** A divergence that is put down to `id`, met so many times. */
function settled(
  id: string,
  met: number,
  change: { also?: string; under?: string; seen?: number } = {},
): Settled {
  const { also = '', under = '', seen = 5 } = change;
  const rulesOf = (list: string): readonly Rule[] => (list === '' ? [] : list.split(' ').map(rule));
  const blame = { candidates: [rule(id)], under: rulesOf(under) };
  return {
    divergence: { ...refusedNick, id: `${id} ${met}`, rule: id, met, seen: { times: seen, of: 5 } },
    rule: rule(id),
    explainedBy: [rule(id), ...rulesOf(also)],
    finding: { ...EMPTY, blame },
    shown: EMPTY.specimen,
    until: {} as Settled['until'],
  };
}

const judging = (kind: 'conforms' | 'diverges'): Judge => ({ check: () => ({ kind }) }) as unknown as Judge;

/** Places them one after the other; what comes out is told as `rule: met`. No rules explain anything together. */
function placed(...all: readonly Settled[]): readonly string[] {
  return placedBy(judging('diverges'), all);
}

function placedBy(judge: Judge, all: readonly Settled[]): readonly string[] {
  const into = new Map<Rule | null, readonly Divergence[]>();
  for (const one of all) place(one, into, judge);
  return [...into.values()].flat().map(({ rule: id, met }) => `${id}: ${met}`);
}

describe('a divergence is counted to a rule that is known to be broken', () => {
  test('where that explains it and was met as often', () => {
    expect(placed(settled('NICK-03', 9), settled('NICK-12', 9, { also: 'NICK-03' }))).toEqual([
      'NICK-03: 18',
    ]);
    expect(placed(settled('NICK-03', 8), settled('NICK-12', 9, { also: 'NICK-03' }))).toEqual([
      'NICK-03: 8',
      'NICK-12: 9',
    ]);
  });

  test('where that is a general one, if no special one explains it', () => {
    expect(placed(settled('REPLY-06', 50), settled('NICK-12', 5, { also: 'REPLY-06' }))).toHaveLength(2);
    expect(placed(settled('REPLY-06', 50), settled('REPLY-07', 5, { also: 'REPLY-06' }))).toHaveLength(1);
  });

  test('where it was met behind a breach of that alone, and far less often', () => {
    expect(placed(settled('NICK-03', 100), settled('CASE-01', 2, { under: 'NICK-03' }))).toEqual([
      'NICK-03: 102',
    ]);
    expect(placed(settled('NICK-03', 100), settled('CASE-01', 20, { under: 'NICK-03' }))).toHaveLength(2);
    expect(placed(settled('NICK-03', 100), settled('CASE-01', 2))).toHaveLength(2);
  });

  test('where several explain it together, of which each was met as often', () => {
    const known = [settled('LINE-05', 20), settled('PASS-02', 12)];
    const both = judging('conforms');
    expect(placedBy(both, [...known, settled('NICK-01', 12)])).toEqual(['LINE-05: 32', 'PASS-02: 12']);
    expect(placedBy(both, [...known, settled('NICK-01', 13)])).toHaveLength(3);
    expect(placedBy(both, [...known, settled('NICK-01', 13, { seen: 0 })])).toHaveLength(2);
    expect(placed(...known, settled('NICK-01', 12))).toHaveLength(3);
  });

  test('but not where that is a habit, behind which all is as it would be', () => {
    expect(placed(settled('NICK-13', 100), settled('CASE-01', 2, { under: 'NICK-13' }))).toHaveLength(2);
  });

  test('and not where that could not be shown again', () => {
    const shaky = settled('NICK-03', 100, { seen: 0 });
    expect(placed(shaky, settled('CASE-01', 2, { under: 'NICK-03' }))).toHaveLength(2);
  });
});
