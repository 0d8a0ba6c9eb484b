import { describe, expect, it } from 'vitest';
import { filled, unmarked } from '../../../conformance/run/filled.ts';
import { bytesOf, cutsOf, piecesOf } from '../../../conformance/run/pieces.ts';

const lines = (...texts: readonly string[]) => texts.map(unmarked);

function fill(text: string): string {
  return text.replace('{ns}', 'k7q2x').replace('{b}', 'bbb');
}

describe('bytes', () => {
  it('end each line with CR LF, or with LF alone', () => {
    expect(bytesOf(['a', '', 'b'], {})).toBe('a\r\n\r\nb\r\n');
    expect(bytesOf(['a', 'b'], { bareLf: true })).toBe('a\nb\n');
    expect(bytesOf([], {})).toBe('');
  });
});

describe('pieces', () => {
  it('are broken off where the cuts are', () => {
    expect(piecesOf('abcdef', [1, 4])).toEqual(['a', 'bcd', 'ef']);
    expect(piecesOf('abc', [])).toEqual(['abc']);
    expect(piecesOf('a\r\n', [2])).toEqual(['a\r', '\n']);
  });

  it('are none that are empty: cuts out of order, doubled or beyond the ends have no effect', () => {
    expect(piecesOf('abc', [0, 2, 2, 1, 3, 99, -1])).toEqual(['ab', 'c']);
    expect(piecesOf('', [1])).toEqual(['']);
  });
});

describe('cuts', () => {
  it('of a write count from its beginning', () => {
    expect(cutsOf(lines('abc', 'de'), { cuts: [1, 5, 6] })).toEqual([1, 5, 6]);
    expect(cutsOf(lines('abc', 'de'), {})).toEqual([]);
  });

  it('of lines count in each of them from its beginning, or from its end', () => {
    expect(cutsOf(lines('abc', 'de'), { lineCuts: [1, -1] })).toEqual([1, 4, 6, 8]);
    expect(cutsOf(lines('abc', 'de'), { lineCuts: [-1], bareLf: true })).toEqual([3, 6]);
  });

  it('have no effect on a line that is too short for them', () => {
    expect(cutsOf(lines('', 'abcdef'), { lineCuts: [5, -7, 2, -2] })).toEqual([3, 4, 7, 8]);
  });

  it('are moved out of what a mark was filled in with: to its beginning, or behind one that the line begins with', () => {
    const line = filled('NICK {ns}a', fill);
    expect(line).toEqual({ text: 'NICK k7q2xa', marks: [[5, 10]] });
    expect(cutsOf([line], { cuts: [4, 5, 7, 10, 11] })).toEqual([4, 5, 10, 11]);
    const rest = filled('{ns}{b} x', fill);
    expect(rest.marks).toEqual([
      [0, 5],
      [5, 8],
    ]);
    expect(cutsOf([rest], { lineCuts: [1] })).toEqual([5]);
    expect(cutsOf([rest], { lineCuts: [7] })).toEqual([5]);
  });
});
