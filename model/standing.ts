import { snapshotOf } from './table.ts';

/** The ids of the innermost active states of a configuration, by its key: one for each region, in the order of the chart. */
export function standingOf(key: string): readonly string[] {
  return snapshotOf(key)
    ._nodes.filter(({ type }) => type === 'atomic' || type === 'final')
    .toSorted((one, other) => one.order - other.order)
    .map(({ id }) => id);
}
