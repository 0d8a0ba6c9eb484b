import type { Facts } from '../../model/world.ts';

/** A server of which only NICKLEN is known, and that may take its time but closes nobody for idling, but for what is said otherwise. */
export function factsOf(change: Partial<Facts> = {}): Facts {
  return {
    nickLength: 9,
    capabilities: null,
    mechanisms: null,
    packages: null,
    registrationWithin: Infinity,
    idleAfter: Infinity,
    timers: null,
    ...change,
  };
}
