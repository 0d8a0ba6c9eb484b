import { describe, expect, test } from 'vitest';
import { cuttings, lines, type Cutting } from '../../conformance/cutting.ts';
import type { Misreading } from '../../model/relaxation.ts';

/** What becomes of these writes: the lines of each, and what stands behind the last one. */
function cut(cutting: Cutting, ...writes: readonly string[]): readonly (readonly string[] | string)[] {
  const cutter = cutting()();
  return [...writes.map((bytes) => cutter.cut(bytes)), cutter.rest];
}

/** The different lines that the cuttings of a misreading make of these writes. */
function readAs(misreading: Misreading, ...writes: readonly string[]): readonly string[] {
  const found = cuttings(misreading).map((cutting) => {
    const cutter = cutting()();
    return writes.flatMap((bytes) => cutter.cut(bytes)).join('|');
  });
  return [...new Set(found)];
}

describe('lines', () => {
  test('end at LF, and a CR before it belongs to the end', () => {
    expect(cut(lines, 'a\r\nb\nc')).toEqual([['a', 'b'], 'c']);
    expect(cut(lines, 'a\rb\r\r\n')).toEqual([['a\rb\r'], '']);
  });

  test('go on over writes', () => {
    expect(cut(lines, 'a', 'b\r', '\nc\r\n')).toEqual([[], [], ['ab', 'c'], '']);
  });

  test('of one connection are not those of another', () => {
    lines()().cut('a');
    expect(cut(lines, 'b\n')).toEqual([['b'], '']);
  });
});

describe('a server', () => {
  test('that takes CR LF only goes on beyond an LF', () => {
    expect(readAs('crlf only', 'a\nb\r\nc\n', 'd\r\n')).toEqual(['a\nb|c\nd']);
  });

  test('that takes what a read returns for whole lines loses what is unfinished, or carries it out', () => {
    const found = readAs('apart', 'a\r\nb', 'c\r\n');
    expect(found).toEqual(expect.arrayContaining(['a|b|c', 'a|c']));
    // What was written in two pieces may be read in one.
    expect(found).toContain('a|bc');
    expect(found).toHaveLength(3);
  });

  test('that keeps the CR has it in its lines', () => {
    expect(readAs('cr kept', 'a\r\nb\n')).toEqual(['a\r|b']);
  });

  test('with one buffer for all goes on with what another connection has begun', () => {
    for (const cutting of cuttings('shared')) {
      const cutterOf = cutting();
      const [one, other] = [cutterOf(), cutterOf()];
      expect(one.cut('a\r\nb')).toEqual(['a']);
      expect([one.rest, other.rest]).toEqual(['b', '']);
      expect(other.cut('c\r\n')).toEqual(['bc']);
      // The next history begins with nothing.
      expect(cutting()().cut('d\n')).toEqual(['d']);
    }
  });

  test('that takes the first line of a read loses the others', () => {
    expect(readAs('first only', 'a\r\nb\r\n', 'c\r\nd')).toEqual(['a|c']);
  });

  test('that takes what is behind its buffer for a line makes several of one', () => {
    const long = `${'x'.repeat(510)}yz`;
    expect(readAs('remainder', `${long}\r\n`, 'a\r\n\r\n')).toEqual([
      `${'x'.repeat(510)}|yz|a|`,
      `${'x'.repeat(510)}y|z|a|`,
      `${long}|a|`,
    ]);
  });

  test('that loses the order swaps two lines of a write, or reads it backwards, and mixes no two writes', () => {
    const found = readAs('swapped', 'a\r\nb\r\nc\r\n', 'd\r\ne\r\nf');
    expect(found.toSorted()).toEqual(['a|b|c|d|e', 'a|b|c|e|d', 'a|c|b|d|e', 'b|a|c|d|e', 'c|b|a|e|d']);
  });
});
