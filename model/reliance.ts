import type { Permitted, Requirement } from './dialect.ts';

/**
 * What the steps that a world can take, or cannot, rely on in what is left of the dialect: in which other dialects the same world
 * can take no other ones.
 */
export interface Reliance {
  /** Slots that kept a step from being taken, for what they permit: where they permit no more they keep from it too. */
  readonly atMost: Set<number>;
  /** Slots on which more than that hangs. */
  readonly exactly: Set<number>;
}

export function newReliance(): Reliance {
  return { atMost: new Set(), exactly: new Set() };
}

/** Relies on all that another one relies on. */
export function addReliance(to: Reliance, { atMost, exactly }: Reliance): void {
  for (const slot of atMost) to.atMost.add(slot);
  for (const slot of exactly) to.exactly.add(slot);
}

/** Whether what was found under one dialect, relying on that, holds under another. */
export function holdsUnder({ masks }: Permitted, { atMost, exactly }: Reliance, found: Permitted): boolean {
  for (const slot of exactly) if (masks[slot] !== found.masks[slot]) return false;
  for (const slot of atMost)
    if (((masks[slot] as number) & ~(found.masks[slot] as number)) !== 0) return false;
  return true;
}

/** Relies on these requirements being met. */
export function relyOn(reliance: Reliance | undefined, requirements: readonly Requirement[]): void {
  for (const { slot } of requirements) reliance?.exactly.add(slot);
}
