import type { Permitted } from '../model/dialect.ts';
import { holdsUnder, type Reliance } from '../model/reliance.ts';

/** Points of a search that lead nowhere, each with all those that lead nowhere for the same reasons. */
export interface Failures {
  /**
   * Whether a point is known to lead nowhere: then what that relies on. One that is being looked into leads nowhere new. A point
   * that is not known is taken to be looked into from now on.
   */
  enter(key: string, permitted: Permitted): Reliance | null;
  /** Notes that a point that was entered leads nowhere. */
  leave(key: string, permitted: Permitted, reliance: Reliance): void;
}

interface Place {
  readonly entered: Set<Permitted>;
  readonly failed: { readonly permitted: Permitted; readonly reliance: Reliance }[];
}

/**
 * Remembers failures of a search. The `key` of a point is all of it but its dialect. Two points that differ in their dialects alone
 * mostly fail for one reason, that the dialects have no part in: so for each failure it is remembered on which choices it hangs.
 */
export function newFailures(): Failures {
  const places = new Map<string, Place>();
  return {
    enter(key, permitted) {
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, { entered: new Set([permitted]), failed: [] });
        return null;
      }
      const { entered, failed } = place;
      const known = failed.find((failure) => holdsUnder(permitted, failure.reliance, failure.permitted));
      if (known !== undefined) return known.reliance;
      if (entered.has(permitted)) return wholly(permitted);
      entered.add(permitted);
      return null;
    },
    leave(key, permitted, reliance) {
      const place = places.get(key);
      place?.entered.delete(permitted);
      place?.failed.push({ permitted, reliance });
    },
  };
}

/** What is still being looked into is relied on altogether. */
function wholly({ masks }: Permitted): Reliance {
  return { atMost: new Set(), someOf: new Map(masks.map((_, slot) => [slot, 0])) };
}
