import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, visible } from '../../../conformance/report/visible.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 255 })).map((bytes) => String.fromCharCode(...bytes)),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

test('what a server sent is printed without control characters and bytes beyond ASCII, whatever it was', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(visible(text)).not.toMatch(/[\p{C}\p{M}\p{Zl}\p{Zp}\x7f-\xff]/u);
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});

test('our prose never holds a control, a format or a lone surrogate, and each character is one UTF-16 unit', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(printable(text)).not.toMatch(/[\p{C}\p{M}\p{Zl}\p{Zp}\u{10000}-\u{10ffff}]/u);
    }),
  );
});

test('escape sequences, bytes beyond ASCII and turned writing are spelled out', () => {
  expect(visible('\u001b[31mred\u0007')).toBe('\\x1B[31mred\\x07');
  expect(visible('caf\u00e9')).toBe('caf\\xE9');
  expect(visible('a\u202eb')).toBe('a\\u{202E}b');
  expect(visible('NICK alice')).toBe('NICK alice');
  expect(printable('B’s nick → “alice” · §4.1\u0085')).toBe('B’s nick → “alice” · §4.1\\x85');
});
