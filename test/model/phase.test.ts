import { expect, test } from 'vitest';
import { killed, phases } from '../../model/phase.ts';
import { sessionChart } from '../../model/session.ts';
import { createTable, keyFor } from '../../model/table.ts';
import { configurationsOf } from './configurations.ts';

const table = createTable();
const phaseOf = phases(table);
const all = configurationsOf(sessionChart.root).map((value) => table.numberOf(keyFor(value)));

test('a connection registers, is registered, or is closing', () => {
  expect(phaseOf(table.initial)).toBe('registering');
  const told = all.map((configuration) => phaseOf(configuration));
  expect(new Set(told)).toEqual(new Set(['registering', 'registered', 'closing']));
});

test('one that is closing never gets back', () => {
  const closing = all.filter((configuration) => phaseOf(configuration) === 'closing');
  expect(closing.map(table.keyOf).toSorted()).toEqual(['"closed"', '"closing"', '"killed"']);
  const next = closing.flatMap((at) => table.cell(at, 'RELEASE', 'free').map((way) => way.next));
  expect(new Set(next.map(phaseOf))).toEqual(new Set(['closing']));
});

test('who is killed is in the one configuration to which a KILL leads, and no QUIT', () => {
  const leadsTo = (input: 'KILLED' | 'QUIT'): ReadonlySet<number> =>
    new Set(
      all
        .filter((at) => phaseOf(at) === 'registered')
        .flatMap((at) => table.cell(at, input, 'free').map((way) => way.next)),
    );
  expect(leadsTo('KILLED')).toEqual(new Set([killed(table)]));
  expect(leadsTo('QUIT')).not.toContain(killed(table));
});
