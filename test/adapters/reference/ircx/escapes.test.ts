import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { switchOn } from '../../../../adapters/reference/faults.ts';
import { escaped, unescaped } from '../../../../adapters/reference/ircx/escapes.ts';

const sound = switchOn([]);

/** Each byte that has an escape, as IRCX 3 and servers that speak it write it. */
const TABLE: readonly (readonly [string, string])[] = [
  ['\0', '\\0'],
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  [' ', '\\b'],
  [',', '\\c'],
  ['\\', '\\\\'],
];

describe('the data of AUTH', () => {
  test.each(TABLE)('%j is written %j, and read again', (byte, text) => {
    expect(escaped(byte)).toBe(text);
    expect(unescaped(text, sound)).toBe(byte);
  });

  test('is as it was when it was written and read, whatever bytes it has, and breaks no line', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        expect(unescaped(escaped(text), sound)).toBe(text);
        expect(escaped(text)).not.toMatch(/[\0\r\n\t ,]/);
      }),
    );
  });

  test('is read from left to right: a backslash that is escaped begins no escape', () => {
    expect(unescaped('\\\\t\\t', sound)).toBe('\\t\t');
  });

  test.each(['\\', 'a\\', '\\x', '\\T', '\\\\\\', '\\ '])('%j is malformed', (text) => {
    expect(unescaped(text, sound)).toBeNull();
  });

  test('holds a bell or a letter where a fault does not know an escape', () => {
    expect(unescaped('a\\tb', switchOn(['tab-decoded-as-bell']))).toBe('a\u0007b');
    expect(unescaped('a\\cb', switchOn(['comma-not-decoded']))).toBe('a\\cb');
  });
});
