import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../../conformance/page/overlaps.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { divergenceOf } from './divergence-of.ts';

/** The numbers of the lines of each overlap. */
function overlaps(...lines: readonly string[]): readonly (readonly number[])[] {
  const shown = exchangeOf(divergenceOf(lines), null).lines;
  return overlapsOf(shown).map((overlap) => overlap.map(({ number }) => number));
}

describe('what is done at once', () => {
  it('is what several connections send within a ms, with nothing received between', () => {
    expect(overlaps('0 A → NICK x', '62 A → NICK y', '62 A → PING', '63 B → NICK y', '63 A ← 433')).toEqual([
      [1, 2, 3],
    ]);
  });

  it('ends where something is received', () => {
    expect(overlaps('0 A → NICK x', '0 A ← 433 x', '0 B → NICK x')).toEqual([]);
  });

  it('ends where time has passed', () => {
    expect(overlaps('0 A → NICK x', '2 B → NICK x', '30 C → NICK x')).toEqual([]);
  });

  it('is not what one connection does alone', () => {
    expect(overlaps('0 A → NICK x', '0 A → USER u', '0 A → PING')).toEqual([]);
  });

  it('is also a client that leaves while another one sends', () => {
    expect(overlaps('5 A × closes the socket # by the client', '5 B → NICK x', '6 B ← 001')).toEqual([
      [0, 1],
    ]);
    expect(overlaps('5 A × connection closed', '5 B → NICK x')).toEqual([]);
  });

  it('is not what the suite does by itself', () => {
    expect(
      overlaps('5 A → QUIT # sent by the suite', '5 B → QUIT # sent by the suite', '6 B ← ERROR'),
    ).toEqual([]);
  });
});
