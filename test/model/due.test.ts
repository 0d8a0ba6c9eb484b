import { expect, test } from 'vitest';
import { ASKED } from '../../model/dialect.ts';
import { completions } from '../../model/due.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable } from '../../model/table.ts';

/** Every way to stand in each of the regions of a connection that registers. */
function registering(): readonly Readonly<Record<string, string>>[] {
  const regions = sessionChart.root.states['registering']?.states ?? {};
  return Object.entries(regions).reduce<readonly Readonly<Record<string, string>>[]>(
    (all, [region, { states }]) =>
      all.flatMap((some) => Object.keys(states).map((state) => ({ ...some, [region]: state }))),
    [{}],
  );
}

test('whether the next step of a registration is due hangs only on slots that are asked for all that they permit', () => {
  const table = createTable();
  const slots = registering()
    .map((regions) => table.numberOf(JSON.stringify({ registering: regions })))
    .flatMap((configuration) => completions(table, configuration))
    .flatMap((requires) => requires.map(({ slot }) => slot));
  expect(slots.length).toBeGreaterThan(0);
  expect(slots.filter((slot) => !ASKED.includes(slot))).toEqual([]);
});
