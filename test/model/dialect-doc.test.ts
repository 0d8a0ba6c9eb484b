import { describe, expect, test } from 'vitest';
import { CHOICES, type Choice } from '../../model/choices.ts';
import { codesIn, tablesOf } from './tables-of.ts';

const tables = tablesOf('dialect.md');
const plain = (text: string): string => text.replaceAll('\\', '').replaceAll(/\s+/g, ' ');

test('docs/dialect.md tells every choice as the model has it', () => {
  const told = new Map(tables.get('Choices')?.map((row) => [codesIn(row[0] ?? '')[0] ?? '', row]));
  expect([...told.keys()]).toEqual(CHOICES.map(({ id }) => id));
  for (const choice of CHOICES as readonly Choice[]) {
    const [, scope = '', values = '', byDefault = '', decided = ''] = told.get(choice.id) ?? [];
    expect(scope.split(':')[0], choice.id).toBe(choice.scope);
    expect(codesIn(scope), choice.id).toEqual(choice.situations ?? []);
    const expected = Object.entries(choice.values).map(([value, what]) => `\`${value}\`: ${what}`);
    expect(plain(values), choice.id).toBe(plain(expected.join('; ')));
    expect(codesIn(byDefault), choice.id).toEqual([choice.default]);
    expect(plain(decided), choice.id).toBe(plain(`${choice.sentence} ${choice.clause}`));
  }
});

describe('what was seen of real servers', () => {
  const ids: ReadonlySet<string> = new Set(CHOICES.map(({ id }) => id));

  test('each numbered difference has its row, with choices that exist or a reason', () => {
    const rows = tables.get('Differences seen between real servers') ?? [];
    expect(rows.map(([label]) => label)).toEqual(Array.from({ length: 17 }, (_, index) => `d.${index + 1}`));
    for (const [label = '', , cell = ''] of rows) {
      expect(cell, label).not.toBe('');
      expect(
        codesIn(cell).filter((code) => !ids.has(code)),
        label,
      ).toEqual([]);
    }
  });

  test('every choice is the place of some behaviour', () => {
    const named = new Set(
      ['Differences seen between real servers', 'Behaviour seen, and where it went'].flatMap((title) =>
        (tables.get(title) ?? []).flatMap((row) => codesIn(row.at(-1) ?? '')),
      ),
    );
    expect([...ids].filter((id) => !named.has(id))).toEqual([]);
  });
});
