import { expect, test } from 'vitest';
import { logonText } from '../../conformance/logon-text.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';

const before: Introduced = { how: 'plain', lines: [], contact: { kind: 'closed', line: null }, ms: 3 };

test('nothing is said of a plain logon that was welcomed at once', () => {
  expect(logonText({ manner: 'plain' }, true)).toBeNull();
});

test('a manner is told, with what it stands in place of', () => {
  expect(logonText({ manner: 'user first' }, true)).toBe(
    'with USER before NICK; a plain NICK and USER is not welcomed',
  );
});

test('what was welcomed at the second attempt is told with the first, and with what may have spoilt that', () => {
  const told = 'welcomed at the second attempt only; the first';
  expect(logonText({ manner: 'plain', before }, false)).toBe(`${told}: closed without a word`);
  expect(logonText({ manner: 'plain', before }, true)).toBe(
    `${told}, right behind a connection that was opened and closed: closed without a word`,
  );
});
