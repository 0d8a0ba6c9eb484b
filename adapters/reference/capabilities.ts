import { MECHANISM_NAMES } from './sasl/mechanisms.ts';
import type { Profile } from './profile.ts';

/** What a server offers to negotiate, name to value; the empty string for none. */
export type Capabilities = ReadonlyMap<string, string>;

/** From this version on LS tells values and goes over several lines, and cap-notify is on (IRCv3 Capability Negotiation). */
export const WITH_VALUES = 302;

/** How far a connection has come with CAP. */
export interface Negotiation {
  /** Registration waits for END. */
  open: boolean;
  /** Whether it was ended before: only a fault looks at it. */
  ended: boolean;
  /** The highest version that its LS named; 0 for none. */
  version: number;
  readonly on: Set<string>;
}

export function newNegotiation(): Negotiation {
  return { open: false, ended: false, version: 0, on: new Set() };
}

export function capabilitiesOf({ capabilities, choices }: Profile): Capabilities {
  const offered = new Map(Object.entries(capabilities));
  if (choices.sasl === 'present') offered.set('sasl', MECHANISM_NAMES.join(','));
  return offered;
}
