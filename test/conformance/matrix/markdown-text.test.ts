import * as fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { anchorOf, escapeMarkdown, fenced, tableLines } from '../../../conformance/matrix/markdown-text.ts';

test('what means something in Markdown is written as a character reference, and the rest as it is', () => {
  expect(escapeMarkdown('ngircd-26.1, rfc1459')).toBe('ngircd-26.1, rfc1459');
  expect(escapeMarkdown('a|b')).toBe('a&#124;b');
  expect(escapeMarkdown('<b> [x](y) `z` *w* _v_ @me #1')).not.toMatch(/[<>[\]()`*_@]|#1/);
  expect(escapeMarkdown('https://evil.test www.evil.test')).not.toMatch(/:\/\/|www\./);
});

test('no text can add a column, or anything but text, to a table', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), (texts) => {
      const [head = '', rule = '', row = ''] = tableLines(['one', 'two'], [texts.map(escapeMarkdown)]);
      expect([head, rule, row].map((line) => line.split('|').length)).toEqual([4, 4, 4]);
    }),
  );
});

test('a table reads as one in its source, and Prettier leaves it as it is', async () => {
  const lines = tableLines(['server', 'x'], [['ngircd', '✓'], ['a']]);
  expect(lines).toEqual(['| server | x   |', '| ------ | --- |', '| ngircd | ✓   |', '| a      |     |']);
  expect(await format(lines.join('\n'), { parser: 'markdown' })).toBe(`${lines.join('\n')}\n`);
});

test('a fence is longer than any that stands in it', () => {
  expect(fenced(['x'], 'sh')).toEqual(['```sh', 'x', '```']);
  expect(fenced(['a ```` b', '`'], '')).toEqual(['`````', 'a ```` b', '`', '`````']);
});

test('anchors are those that GitHub gives', () => {
  expect(anchorOf('P7G6 on irc://localhost:6667')).toBe('p7g6-on-irclocalhost6667');
  expect(anchorOf('What diverges')).toBe('what-diverges');
});
