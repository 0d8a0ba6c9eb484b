import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../model/dialect.ts';
import { isOdd, lexings } from '../../model/lexing.ts';

/** Each way to read a line, with the values that it presumes: `line_with_nul=cut: NICK a`. */
function read(line: string, state: 'unregistered' | 'registered' = 'registered'): readonly string[] {
  return lexings(line, state).map((lexing) => {
    const presumed = lexing.requires.map(({ slot, mask }) => {
      const { name = '', values = [] } = SLOTS[slot] ?? {};
      return `${name}=${values.filter((_, index) => (mask & (1 << index)) !== 0).join('/')}`;
    });
    const what = lexing.kind === 'unreadable' ? lexing.input : lexing.command.params.join('|');
    return `${presumed.join(' ')}: ${what}`;
  });
}

const values = (name: string): readonly string[] => SLOTS.find((slot) => slot.name === name)?.values ?? [];
const presumed = (line: string): readonly string[] =>
  read(line).flatMap((way) => (/^[^=]*=([^:]*):/.exec(way)?.[1] ?? '').split('/'));

test('a line is odd that is longer than 510 bytes or holds a NUL', () => {
  expect(['', 'x'.repeat(510), 'a\r\x01\xff'].map(isOdd)).toEqual([false, false, false]);
  expect(['x'.repeat(511), '\0', 'a\0b'].map(isOdd)).toEqual([true, true, true]);
});

describe('a line that is too long', () => {
  const long = `X ${'r'.repeat(508)}tail`;

  test('is cut at the limit, refused, ignored, or the end of the connection', () => {
    expect(read(long)).toEqual([
      'line_too_long@registered=417/ignored/close: LINE.too_long',
      `line_too_long@registered=cut: ${'r'.repeat(508)}`,
    ]);
  });

  test('may be treated otherwise before registration', () => {
    expect(read(long, 'unregistered')[0]).toMatch(/^line_too_long@unregistered=/);
  });

  test('holds no NUL where that stands behind the limit', () => {
    expect(read(`${long}\0`)).toEqual(read(long));
  });
});

describe('a line with a NUL', () => {
  test('ends there, or is read without it, or with a space or any character in its place, or not at all', () => {
    expect(read('X a\0b\0c d').toSorted()).toEqual([
      'line_with_nul@registered=cut: a',
      'line_with_nul@registered=ignored/close: LINE.nul',
      'line_with_nul@registered=kept: a\0b\0c|d',
      'line_with_nul@registered=removed: abc|d',
      'line_with_nul@registered=space: a|b|c|d',
    ]);
  });

  test('that is too long as well needs both to be settled', () => {
    const found = read(`X a\0b ${'r'.repeat(510)}`);
    expect(found[0]).toBe('line_too_long@registered=417/ignored/close: LINE.too_long');
    expect(found.slice(1)).toHaveLength(5);
    for (const way of found.slice(1))
      expect(way).toMatch(/^line_too_long@registered=cut line_with_nul@registered=/);
  });

  test('may be nothing at all', () => {
    const [cut] = lexings('\0NICK a', 'registered');
    expect(cut).toMatchObject({ kind: 'command', command: { kind: 'EMPTY' } });
  });
});

test('no way is read twice, and every value of a choice has its way', () => {
  expect(presumed('a\0b').toSorted()).toEqual(values('line_with_nul@registered').toSorted());
  expect(presumed('x'.repeat(600)).toSorted()).toEqual(values('line_too_long@registered').toSorted());
});
