import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pretty } from '../../../conformance/matrix/pretty.ts';
import { COLUMNS, matrixOf, tested } from './sample.ts';

const plain = { width: 80, colour: false };

test('each server is told with its verdict, and the rules of which not all is well as a table', () => {
  expect(pretty(matrixOf(), plain)).toMatchInlineSnapshot(`
    "
      ✓ conforms    good   testd-1.0
                    4 rules pass · none is broken · 2 without force
                    402 plans on 1 455 sessions in 30.0 s

      ✗ diverges    bad   testd-1.0
                    2 rules pass · broken: 1 must, 1 sometimes · 2 without force
                    402 plans on 1 455 sessions in 30.0 s

      ✗ diverges    racy   testd-1.0
                    2 rules pass · broken: 1 sometimes · 1 undecided · 2 without
                    force
                    402 plans on 1 455 sessions in 30.0 s

      ✗ diverges    dead   testd-1.0
                    0 rules pass · broken: 1 must · 0 without force
                    0 plans on 1 455 sessions in 30.0 s

      · not tested  gone
                    nobody listens
                    start it
                      like this

      · not tested  later
                    interrupted before its turn

      rule     good    bad        racy           dead    gone    later
      LIVE-01  ✓       ✓          ✓              ✗ G7B6  ·       ·
      NICK-03  ✓       ✗ K7Q2     ~ 20 of 4 236  ·       ·       ·
      REG-11   ✓       ~ 2 of 20  ?              ·       ·       ·

      ✓ passes: the run put the rule to the test, and the server kept it
      ✗ breaks it: the rule is a must
      ~ breaks it sometimes: so many times of so many
      ? undecided
      · not tested

      The other 3 rules are broken by none. Kept wherever they were put to the test:
      1; put to the test by no run: 2. The page and the JSON have them all.

      again    npx nick-collider matrix good bad --seed 7 --for 30s
    "
  `);
});

test('where all is well there is no table', () => {
  const text = pretty(matrixOf([tested('one'), tested('two')]), plain);
  expect(text).not.toContain('✗');
  expect(text).toContain('All 6 rules are broken by none');
});

test('more servers than there is room for are told in several tables', () => {
  const many = Array.from({ length: 14 }, (_, index) => ({ ...COLUMNS[index % 4], name: `server-${index}` }));
  const text = pretty(matrixOf(many as typeof COLUMNS), plain);
  expect(text.match(/^ {2}rule /gm)?.length).toBeGreaterThan(1);
  for (const { name } of many) expect(text).toMatch(new RegExp(`^ {2}rule .*\\b${name}\\b`, 'm'));
});

test('no line exceeds the page, and no name or software reaches the terminal as it is', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 9 }),
      text,
      fc.integer({ min: 1, max: 200 }),
      (names, evil, width) => {
        const columns = names.map((name, index) => ({
          ...tested(name, { server: { name: evil, version: evil } }),
          ...(index % 3 === 0
            ? {}
            : { outcome: { kind: 'untestable', message: evil, hint: [evil] } as const }),
          ...(index % 2 === 0 ? {} : { outcome: (COLUMNS[1] as (typeof COLUMNS)[number]).outcome }),
        }));
        const page = pretty(matrixOf(columns, { again: `matrix ${evil}` }), { width, colour: true });
        const lines = stripVTControlCharacters(page).split('\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(
          Math.min(Math.max(width, 80), 120),
        );
        expect(lines.join('')).not.toMatch(/\p{Cc}|\p{Cf}/u);
      },
    ),
    { numRuns: 60 },
  );
});
