import { expect, test } from 'vitest';
import { namespaceLength, ownNamespace, type Manner } from '../../conformance/manner.ts';
import { startNamespaces } from '../../conformance/namespace.ts';

const some = (manner: Manner, count: number): readonly string[] => {
  const next = startNamespaces(manner);
  return Array.from({ length: count }, next);
};

test.each<[Manner, RegExp]>([
  ['plain', /^[a-y][a-z0-9]{4}$/],
  ['letters', /^[a-y][a-z]{3}$/],
])(
  'nick prefixes in the manner "%s" are all of one form, none is given twice, and none is the suite’s own',
  (manner, form) => {
    const all = some(manner, 50_000);
    for (const each of all) expect(each).toMatch(form);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(ownNamespace(manner));
    expect(ownNamespace(manner)).toHaveLength(namespaceLength(manner));
  },
);

test('they begin where they always did', () => {
  expect(some('plain', 37).filter((_, at) => at % 12 === 0)).toEqual(['a0000', 'a000c', 'a000o', 'a0010']);
});

test('letters alone make a shorter nick than others do', () => {
  expect(namespaceLength('letters')).toBeLessThan(namespaceLength('plain'));
});
