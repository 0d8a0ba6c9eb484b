import { describe, expect, it } from 'vitest';
import { LINE_LIMIT, LineSplitter } from '../../../conformance/run/line-splitter.ts';

function split(...chunks: readonly string[]): { lines: string[]; rest: string } {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(chunk);
  return { lines, rest: splitter.rest };
}

describe('the line splitter', () => {
  it('ends lines at LF and drops the CRs before it, but keeps a CR in the middle', () => {
    expect(split('a\r\nb\nc\r\r\n\r\nd\re\n')).toEqual({ lines: ['a', 'b', 'c', '', 'd\re'], rest: '' });
  });

  it('finds the same lines however the bytes are packed', () => {
    const bytes = ':s 001 a :hi\r\nPING :x\r\n\r\nlast';
    const whole = split(bytes);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(split(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole);
    }
    expect(split(...bytes.split(''))).toEqual(whole);
    expect(whole.rest).toBe('last');
  });

  it('hands on an endless line in pieces, and holds no more than one piece', () => {
    const chunk = 'x'.repeat(50_000);
    const { lines, rest } = split(...Array.from({ length: 20 }, () => chunk));
    expect(lines.every((line) => line.length === LINE_LIMIT)).toBe(true);
    expect(lines.length * LINE_LIMIT + rest.length).toBe(1_000_000);
    expect(rest.length).toBeLessThanOrEqual(LINE_LIMIT);
  });

  it.each([LINE_LIMIT - 1, LINE_LIMIT, LINE_LIMIT + 1, 2 * LINE_LIMIT, 3 * LINE_LIMIT + 5])(
    'loses nothing of a line of %i bytes',
    (length) => {
      const { lines } = split(`${'y'.repeat(length)}\r\n`);
      expect(lines.join('')).toBe('y'.repeat(length));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LINE_LIMIT);
      expect(lines.length).toBe(Math.ceil(length / LINE_LIMIT));
    },
  );

  it('cuts a long line in the same places, whether its end comes with it or behind it', () => {
    const long = 'y'.repeat(LINE_LIMIT - 1);
    expect(split(`${long}\r`, '\nz\n')).toEqual(split(`${long}\r\nz\n`));
    expect(split(`${long}\r`, '\r\nz\n').lines.map((line) => line.length)).toEqual([LINE_LIMIT, 1]);
  });

  it('flushes a rest as a line, once', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    splitter.push('a\nERROR :bye\r');
    splitter.flush();
    splitter.flush();
    expect(lines).toEqual(['a', 'ERROR :bye']);
  });
});
