import { SLOTS } from '../../model/dialect.ts';
import type { Way } from '../../model/table.ts';

/** Whether no dialect permits both ways. */
export function areApart(way: Way, other: Way): boolean {
  return way.requires.some(({ slot, mask }) =>
    other.requires.some((requirement) => requirement.slot === slot && (requirement.mask & mask) === 0),
  );
}

/** The share of all dialects that a way presumes. */
function share({ requires }: Way): number {
  return requires.reduce((product, { slot, mask }) => {
    const values = SLOTS[slot]?.values ?? [];
    return (product * values.filter((_, index) => (mask & (1 << index)) !== 0).length) / values.length;
  }, 1);
}

/** Whether each dialect permits exactly one of the ways. */
export function arePartition(ways: readonly Way[]): boolean {
  const apart = ways.every((way, index) => ways.slice(index + 1).every((other) => areApart(way, other)));
  // Ways that exclude each other cover all dialects when their shares of them add up to one.
  return apart && Math.abs(ways.reduce((sum, way) => sum + share(way), 0) - 1) < 1e-9;
}
