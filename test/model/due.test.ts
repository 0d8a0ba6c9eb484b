import { expect, test } from 'vitest';
import { ASKED } from '../../model/dialect.ts';
import { completions } from '../../model/due.ts';
import { phaseIn } from '../../model/phase.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable, keyFor } from '../../model/table.ts';
import { configurationsOf } from './configurations.ts';

test('whether the next step of a registration is due hangs only on slots that are asked for all that they permit', () => {
  const table = createTable();
  const slots = configurationsOf(sessionChart.root)
    .map(keyFor)
    .filter((key) => phaseIn(key) === 'registering')
    .map(table.numberOf)
    .flatMap((configuration) => completions(table, configuration))
    .flatMap((requires) => requires.map(({ slot }) => slot));
  expect(slots.length).toBeGreaterThan(0);
  expect(slots.filter((slot) => !ASKED.includes(slot))).toEqual([]);
});
