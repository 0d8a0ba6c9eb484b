import { describe, expect, test } from 'vitest';
import { attribute } from '../../conformance/attribute.ts';
import type { Finding } from '../../conformance/findings.ts';
import { RULES, type Rule } from '../../model/rules/index.ts';

const rule = (id: string): Rule => RULES.find((other) => other.id === id) as Rule;

const rulesOf = (list: string): readonly Rule[] => (list === '' ? [] : list.split(' ').map(rule));

/** A finding that each of these rules explains by itself. */
function finding(met: number, ids: string, under = ''): Finding {
  return {
    specimen: {} as Finding['specimen'],
    spares: [],
    index: 0,
    blame: { candidates: rulesOf(ids), under: rulesOf(under) },
    key: `${ids} ${met}`,
    met,
  };
}

function charged(...findings: readonly Finding[]): readonly string[] {
  return attribute(findings).map(
    ({ rule: charge, findings: its }) => `${charge?.id ?? 'none'}: ${its.map(({ met }) => met).join()}`,
  );
}

describe('findings are put down to few rules', () => {
  test('to the one that explains most, wherever it stands in the table', () => {
    expect(charged(finding(5, 'NICK-03 NICK-04'), finding(2, 'NICK-04'))).toEqual(['NICK-04: 5,2']);
    expect(charged(finding(5, 'NICK-03 NICK-04'), finding(2, 'NICK-03'))).toEqual(['NICK-03: 5,2']);
  });

  test('to the one that stands first where two explain the same', () => {
    expect(charged(finding(5, 'NICK-04 NICK-03'))).toEqual(['NICK-03: 5']);
  });

  test('beside all others that explain as much', () => {
    const findings = [finding(5, 'NICK-03 NICK-04 PING-01'), finding(2, 'NICK-04 PING-01')];
    expect(attribute(findings).map(({ rivals }) => rivals.map(({ id }) => id))).toEqual([
      ['NICK-04', 'PING-01'],
    ]);
  });

  test('to several where no single one explains them', () => {
    expect(charged(finding(5, 'NICK-03'), finding(9, 'PING-01'))).toEqual(['PING-01: 9', 'NICK-03: 5']);
  });

  test('to a lesser rule where it explains as much as a greater one', () => {
    expect(charged(finding(5, 'NICK-03 REPLY-02'))).toEqual(['REPLY-02: 5']);
    expect(charged(finding(5, 'DIALECT-01 NICK-03'), finding(4, 'DIALECT-01 REG-03'))).toEqual([
      'DIALECT-01: 5,4',
    ]);
  });

  test('but to the greater one once something proves it, and that before what does not', () => {
    expect(charged(finding(50, 'NICK-03 REPLY-02'), finding(1, 'NICK-03'))).toEqual(['NICK-03: 1,50']);
  });

  test('to a general rule only where no other explains them', () => {
    expect(charged(finding(9, 'NICK-01 REPLY-08'), finding(9, 'PING-02 REPLY-08'))).toEqual([
      'NICK-01: 9',
      'PING-02: 9',
    ]);
    expect(charged(finding(9, 'NICK-01 REPLY-08'), finding(1, 'REPLY-08'))).toEqual([
      'NICK-01: 9',
      'REPLY-08: 1',
    ]);
  });

  test('to none, each by itself, where no rule explains them', () => {
    expect(charged(finding(9, ''), finding(1, ''))).toEqual(['none: 9', 'none: 1']);
  });

  test('with what needs the fewest other rules set aside first', () => {
    expect(charged(finding(9, 'PING-01', 'NICK-01'), finding(2, 'PING-01'))).toEqual(['PING-01: 2,9']);
  });
});
