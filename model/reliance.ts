import type { Permitted, Requirement } from './dialect.ts';

/**
 * What the steps that a world can take, or cannot, rely on in what is left of the dialect: in which other dialects the same world
 * can take no other ones.
 */
export interface Reliance {
  /** Slots that kept a step from being taken, for what they permit: where they permit no more they keep from it too. */
  readonly atMost: Set<number>;
  /** Values of a slot of which one was permitted, and has to be. Where it is 0, the slot has to permit the very same values. */
  readonly someOf: Map<number, number>;
}

export function newReliance(): Reliance {
  return { atMost: new Set(), someOf: new Map() };
}

/** Relies on all that another one relies on. */
export function addReliance(to: Reliance, { atMost, someOf }: Reliance): void {
  for (const slot of atMost) to.atMost.add(slot);
  for (const [slot, mask] of someOf) relyOnSome(to, slot, mask);
}

/** Relies on these requirements being met, as they are by what is permitted. */
export function relyOn(reliance: Reliance, { masks }: Permitted, requirements: readonly Requirement[]): void {
  for (const { slot, mask } of requirements) relyOnSome(reliance, slot, mask & (masks[slot] as number));
}

/** Whether what was found under one dialect, relying on that, holds under another. */
export function holdsUnder({ masks }: Permitted, { atMost, someOf }: Reliance, found: Permitted): boolean {
  for (const slot of atMost)
    if (((masks[slot] as number) & ~(found.masks[slot] as number)) !== 0) return false;
  for (const [slot, mask] of someOf) {
    if (((masks[slot] as number) & mask) === 0 && masks[slot] !== found.masks[slot]) return false;
  }
  return true;
}

/** What permits one of the values that two have in common satisfies both; where they have none, just the same will do. */
function relyOnSome({ someOf }: Reliance, slot: number, mask: number): void {
  someOf.set(slot, (someOf.get(slot) ?? mask) & mask);
}
