import { SLOTS, type Dialect } from '../../model/dialect.ts';

/** Numbers that look random and are the same each time (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A dialect with one value in each slot. */
export function anyDialect(draw: (below: number) => number): Dialect {
  return Object.fromEntries(SLOTS.map(({ name, values }) => [name, [values[draw(values.length)] ?? '']]));
}
