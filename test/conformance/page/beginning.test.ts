import { describe, expect, it } from 'vitest';
import { beginning, begun, prose } from '../../../conformance/page/beginning.ts';
import { clip, textWidth } from '../../../conformance/page/text.ts';

describe('the beginning of a text', () => {
  it('is all of it where it has room', () => {
    expect(beginning('NICK x', 6)).toEqual({ text: 'NICK x', more: '' });
  });

  it('tells the true length in bytes where it has none', () => {
    expect(beginning('x'.repeat(1_048_576), 4)).toEqual({ text: 'xxxx…', more: ' (1,048,576 bytes)' });
  });

  it('has no more columns than it may when bytes are written as escapes, and breaks none of them', () => {
    expect(beginning('\x07'.repeat(5), 10)).toEqual({ text: '\\x07\\x07…', more: ' (5 bytes)' });
    expect(begun('\x07'.repeat(2), 8)).toBe('\\x07\\x07');
    expect(beginning('\u{1F600}'.repeat(9), 10).text).toBe('\\u{1F600}…');
  });
});

describe('our own prose', () => {
  it('keeps letters, arrows and marks, and makes the rest harmless', () => {
    expect(prose('the server’s process ended → ✗ \u202E')).toBe('the server’s process ended → ✗ \\u{202E}');
  });

  it('has an end', () => {
    expect(prose('a'.repeat(1_000_000))).toBe(`${'a'.repeat(1_000)}…`);
    expect(prose('abcdef', 3)).toBe('abc…');
  });
});

describe('a text in a picture', () => {
  it('is cut to its room, with what has to stand at its end', () => {
    expect(clip('NICK alice', 200)).toBe('NICK alice');
    expect(clip('NICK alice', 40)).toBe('NICK …');
    expect(clip('abcdefghijklmnopqrstuvwxyz', textWidth('abcdefghij'), ' (9)')).toBe('abcde… (9)');
  });

  it('is never wider than its room, unless there is hardly any', () => {
    for (const width of [50, 77, 100, 250]) {
      expect(textWidth(clip('x'.repeat(99), width, ' (1)'))).toBeLessThanOrEqual(width);
    }
    expect(clip('abc', 3)).toBe('…');
  });
});
