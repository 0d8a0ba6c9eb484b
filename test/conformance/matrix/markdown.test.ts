import { format } from 'prettier';
import { expect, test } from 'vitest';
import { anchorOf } from '../../../conformance/matrix/markdown-text.ts';
import { markdown } from '../../../conformance/matrix/markdown.ts';
import { refusedNick } from '../report/sample.ts';
import { matrixOf, tested } from './sample.ts';

const text = markdown(matrixOf());
const lines = text.split('\n');
/** The row of a table that begins with this. */
const row = (start: string): string | undefined =>
  lines.find((line) => line.startsWith(`| ${start}`))?.replaceAll(/ +/g, ' ');

test('servers and rules are tables, with signs for what each server makes of a rule', () => {
  expect(text).toContain('on 2026-11-25 with seed 7, in 61.0 s:');
  expect(row('rule')).toBe('| rule | grade | good | bad | racy | dead | gone | later |');
  expect(row('NICK-03')).toBe(
    '| NICK-03 What NICK-03 asks for. | must | ✓ | ✗ [K7Q2](#k7q2-on-bad) | ~ [P9C2](#p9c2-on-racy) 20 of 4 236 | · | · | · |',
  );
  expect(row('REG-11')).toBe(
    '| REG-11 What REG-11 asks for. | should | ✓ | ~ [M31A](#m31a-on-bad) 2 of 20 | ? | · | · | · |',
  );
  expect(row('REG-07')).toContain('| – nick&#95;too&#95;fast |');
  expect(row('bad')).toBe('| bad | testd-1.0 | ✗ diverges | 402 | 2 | 1 | 0 | 1 | 0 | 2 |');
  expect(row('gone')).toContain('not tested: nobody listens');
});

test('each link leads to a divergence, and each divergence is told with its exchange', () => {
  const headings = lines
    .filter((line) => line.startsWith('#'))
    .map((line) => anchorOf(line.replace(/^#+ /, '')));
  const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
  expect(links).toHaveLength(4);
  expect(headings).toEqual(expect.arrayContaining(links));
  expect(text.match(/<details>/g)).toHaveLength(4);
  expect(text).toContain('10   B  ←  001 alice :Welcome');
});

test('Prettier leaves it as it is, whatever a server or a name says', async () => {
  const evil = '|`*_[x](y)<b>&amp;#@\u0007\u202e```';
  const hostile = matrixOf([
    tested(evil, {
      server: { name: evil, version: evil },
      divergences: [{ ...refusedNick, came: { what: evil, why: evil }, cause: evil }],
    }),
  ]);
  const options = { parser: 'markdown', printWidth: 110, embeddedLanguageFormatting: 'off' } as const;
  for (const page of [text, markdown(hostile)]) expect(await format(page, options)).toBe(page);
  expect(markdown(hostile)).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
});

test('where nothing diverges there is nothing behind the tables', () => {
  const good = markdown(matrixOf([tested('good')]));
  expect(good).not.toContain('What diverges');
  expect(good.trimEnd().split('\n').at(-1)).toMatch(/^\| SASL-01/);
});
