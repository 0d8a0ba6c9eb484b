import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASEMAPPINGS, fold, type Casemapping } from '../../model/casemapping.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** RFC 1459 2.2 names three pairs, RFC 2812 2.2 and Modern IRC a fourth; `ascii` has none of them. */
const PAIRS: Readonly<Record<Casemapping, readonly [upper: string, lower: string]>> = {
  ascii: [LETTERS, LETTERS.toLowerCase()],
  'rfc1459-strict': [`${LETTERS}[]\\`, `${LETTERS.toLowerCase()}{}|`],
  rfc1459: [`${LETTERS}[]\\^`, `${LETTERS.toLowerCase()}{}|~`],
};

describe.each(CASEMAPPINGS)('the casemapping %s', (mapping) => {
  test('folds exactly its pairs and leaves every other byte alone', () => {
    const [upper, lower] = PAIRS[mapping];
    for (let byte = 0; byte < 256; byte += 1) {
      const character = String.fromCharCode(byte);
      const pair = upper.indexOf(character);
      expect(fold(character, mapping), `byte ${byte}`).toBe(pair < 0 ? character : lower[pair]);
    }
  });

  test('is idempotent, keeps the length and folds byte by byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const folded = fold(left, mapping);
        expect(fold(folded, mapping)).toBe(folded);
        expect(folded).toHaveLength(left.length);
        expect(fold(left + right, mapping)).toBe(folded + fold(right, mapping));
      }),
    );
  });
});

test('the mappings differ where the specifications do', () => {
  expect(same('Dan', 'dAN')).toEqual(CASEMAPPINGS);
  expect(same('a[', 'A{')).toEqual(['rfc1459', 'rfc1459-strict']);
  expect(same('a^', 'A~')).toEqual(['rfc1459']);
  expect(same('a_', 'a-')).toEqual([]);
});

function same(left: string, right: string): readonly Casemapping[] {
  return CASEMAPPINGS.filter((mapping) => fold(left, mapping) === fold(right, mapping));
}
