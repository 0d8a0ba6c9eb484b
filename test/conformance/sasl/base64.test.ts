import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64, isBase64, utf8 } from '../../../conformance/sasl/base64.ts';

const bytes = fc.uint8Array({ maxLength: 900 }).map((array) => Buffer.from(array).toString('latin1'));

test('bytes come back as they were, on one line', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const text = encodeBase64(some);
      expect(text).not.toMatch(/\s/);
      expect(decodeBase64(text)).toBe(some);
    }),
  );
});

test('a text that is not base64 stands for nothing', () => {
  for (const text of ['A', 'AA', 'AAA', 'AA==AAAA', 'AAA=A', '=AAA', 'A A=', 'AAA*', '+', 'AA-_'])
    expect([text, isBase64(text), decodeBase64(text)]).toEqual([text, false, null]);
  for (const text of ['', 'AAAA', 'AA==', 'AAA=', '+/+/'])
    expect([text, isBase64(text)]).toEqual([text, true]);
});

test('a text is sent as UTF-8, a character a byte', () => {
  expect(utf8('pé')).toBe('p\xc3\xa9');
});
