import { describe, expect, it } from 'vitest';
import { bytesOf, piecesOf } from '../../../conformance/run/pieces.ts';

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
