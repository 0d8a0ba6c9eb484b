import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { switchOn } from '../../../adapters/reference/faults.ts';
import { escaped, unescaped } from '../../../adapters/reference/ircx/escapes.ts';
import { escapeData, unescapeData } from '../../../conformance/ircx/escapes.ts';

const bytes = string({ unit: 'binary-ascii', maxLength: 40 });

test('what is escaped comes back, and holds nothing that a line cannot', () => {
  assert(
    property(bytes, (data) => {
      const escapedData = escapeData(data);
      expect(escapedData).not.toMatch(/[\0\r\n\t ,]/);
      expect(unescapeData(escapedData)).toBe(data);
    }),
  );
});

test('the suite and the reference server write it in the same way, and read it so', () => {
  assert(
    property(bytes, (data) => {
      expect(escapeData(data)).toBe(escaped(data));
      expect(unescapeData(data)).toBe(unescaped(data, switchOn([])));
    }),
  );
});

test.each(['\\', 'a\\', '\\x', '\\N'])('%j stands for nothing', (data) => {
  expect(unescapeData(data)).toBeNull();
});
