import { expect, test } from 'vitest';
import { nearHint, nearNames } from '../../../conformance/cli/near.ts';

test('near names come nearest first, and far ones not at all', () => {
  expect(nearNames('refrence', ['ngircd', 'reference', 'different'])).toEqual(['reference']);
  expect(nearNames('nick-3', ['NICK-03', 'NICK-13', 'PASS-03'])).toEqual(['NICK-03', 'NICK-13']);
  expect(nearNames('unheard-of', ['ngircd', 'reference'])).toEqual([]);
});

test('where nothing is near, the hint lists what there is', () => {
  expect(nearHint('zzzzzz', ['tree', 'mermaid'])).toEqual(['there are: tree, mermaid']);
  expect(nearHint('tre', ['tree', 'mermaid'])).toEqual(['did you mean tree?']);
});
