import { SLOTS, type Requirement } from './dialect.ts';

/** What a way presumes: the mask of each slot that matters to it. */
type Presumed = ReadonlyMap<number, number>;

/** Joins ways that do the same, so that a choice that makes no difference is not presumed. `does` tells what a way does. */
export function joinAlike<Way extends { readonly requires: readonly Requirement[] }>(
  ways: readonly Way[],
  does: (way: Way) => string,
): readonly Way[] {
  const alike = new Map<string, { readonly way: Way; readonly presumed: Presumed[] }>();
  for (const way of ways) {
    const done = does(way);
    const group = alike.get(done) ?? { way, presumed: [] };
    alike.set(done, group);
    group.presumed.push(new Map(way.requires.map(({ slot, mask }) => [slot, mask])));
  }
  return [...alike.values()].flatMap(({ way, presumed }) =>
    joinAll(presumed).map((slots) => ({
      ...way,
      requires: [...slots].map(([slot, mask]) => ({ slot, mask })),
    })),
  );
}

/** Joins what differs in one slot only, slot by slot, as long as anything can be joined. */
function joinAll(all: readonly Presumed[]): readonly Presumed[] {
  let left = all;
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const slots = new Set(left.flatMap((presumed) => [...presumed.keys()]));
    for (const slot of slots) left = joinIn(slot, left);
  }
  return left;
}

function joinIn(slot: number, all: readonly Presumed[]): readonly Presumed[] {
  const everything = (1 << (SLOTS[slot]?.values.length ?? 0)) - 1;
  const joined = new Map<string, Map<number, number>>();
  for (const presumed of all) {
    const rest = [...presumed].filter(([other]) => other !== slot).toSorted(([one], [other]) => one - other);
    const key = rest.join(';');
    const mask = presumed.get(slot) ?? everything;
    const same = joined.get(key);
    if (same === undefined) joined.set(key, new Map(presumed).set(slot, mask));
    else same.set(slot, (same.get(slot) ?? 0) | mask);
  }
  for (const presumed of joined.values()) if (presumed.get(slot) === everything) presumed.delete(slot);
  return [...joined.values()];
}
