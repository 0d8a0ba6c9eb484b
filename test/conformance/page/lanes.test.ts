import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../conformance/page/lanes.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { divergenceOf } from './divergence-of.ts';

function lanes(...lines: readonly string[]): readonly (string | null)[] {
  return lanesOf(exchangeOf(divergenceOf(lines), null).lines);
}

describe('the lanes of a sequence diagram', () => {
  it('have the two that contend right beside the server, and the others outside', () => {
    expect(
      lanes(
        '0 A → NICK x',
        '1 B → PING b',
        '2 C → PING c',
        '3 D → PING d',
        '4 D → NICK x',
        '5 D ← 001 x :hi',
      ),
    ).toEqual(['B', 'A', null, 'D', 'C']);
  });

  it('keep their places whichever of the two diverges', () => {
    const both = ['0 A → NICK x', '0 B → NICK x'];
    expect(lanes(...both, '1 A ← 001 x :hi')).toEqual(['A', null, 'B']);
    expect(lanes(...both, '1 B ← 001 x :hi')).toEqual(['A', null, 'B']);
  });

  it('are one and the server where one connection acts alone', () => {
    expect(lanes('0 A → NICK x', '1 A ← 433 * x :in use')).toEqual(['A', null]);
  });
});
