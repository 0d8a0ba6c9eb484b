import { describe, expect, it } from 'vitest';
import { ROW, rowsOf, type Rows } from '../../../conformance/page/rows.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { divergenceOf } from './divergence-of.ts';

/** Places lines below 0; connections in lower case stand on the left. */
function place(...lines: readonly string[]): Rows {
  const shown = exchangeOf(divergenceOf(lines), null).lines;
  return rowsOf(shown, 0, (connection) => (/[a-z]/.test(connection) ? -1 : 1));
}

describe('the rows of a sequence diagram', () => {
  it('are one below the other, and arrive where they begin', () => {
    const { rows, bands } = place('0 a → NICK x', '1 a ← 001 x', '2 B → NICK x');
    expect(rows.map(({ y }) => y)).toEqual([ROW, ROW * 2, ROW * 3]);
    expect(rows.every(({ y, arrives }) => y === arrives)).toBe(true);
    expect(bands).toEqual([]);
  });

  it('stand side by side and arrive together where both sides act at once', () => {
    const { rows, bands } = place('0 a → NICK x', '1 B → NICK x', '2 B ← 001 x');
    const [one, other, after] = rows;
    expect(other?.y).toBe(one?.y);
    expect(other?.arrives).toBe(one?.arrives);
    expect(one?.arrives).toBeGreaterThan(one?.y ?? Infinity);
    expect(after?.y).toBeGreaterThan(bands[0]?.bottom ?? Infinity);
    expect(rows.map(({ time }) => time)).toEqual(['0–1', '', '2']);
  });

  it('keep the order of each connection, and meet what the others do at the same turn', () => {
    const { rows } = place('0 a → NICK x', '0 a → USER u', '0 B → NICK x', '0 C → NICK x', '1 C ← 001');
    const [first, second, other, third] = rows.toSorted((one, two) => one.line.number - two.line.number);
    expect([other?.arrives, third?.arrives]).toEqual([first?.arrives, first?.arrives]);
    expect(other?.y).not.toBe(third?.y);
    expect(second?.y).toBeGreaterThan(first?.y ?? Infinity);
    expect(second?.arrives).toBeGreaterThan(first?.arrives ?? Infinity);
  });

  it('never share a row with another line on the same side', () => {
    const { rows } = place(...['a', 'b', 'B', 'C', 'D'].map((name) => `0 ${name} → NICK x`), '1 B ← 001 x');
    const places = rows.map(({ line, y }) => `${/[a-z]/.test(line.connection) ? 'left' : 'right'} ${y}`);
    expect(new Set(places).size).toBe(rows.length);
  });

  it('leave room where nothing happened for a second or more', () => {
    const { rows, pauses } = place('0 a → NICK x', '5030 a → QUIT', '5031 a ← ERROR');
    expect(pauses).toEqual([{ y: expect.any(Number), ms: 5_030 }]);
    const [first, second, third] = rows.map(({ y }) => y);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(ROW);
    expect((third ?? 0) - (second ?? 0)).toBe(ROW);
    expect(pauses[0]?.y).toBeGreaterThan(first ?? Infinity);
    expect(pauses[0]?.y).toBeLessThan(second ?? 0);
  });
});
