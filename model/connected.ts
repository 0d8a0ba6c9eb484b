import type { StateValue } from 'xstate';
import type { Security } from './security.ts';

/** What a connection registers with, by the state of each region. */
export type Registering = Readonly<Record<'password' | 'nick' | 'user' | 'cookie', string>>;

/** What goes on side by side on a connection that is not closing, as the chart writes it. */
export interface Connected {
  readonly registration: { readonly registering?: Registering; readonly registered?: StateValue };
  readonly capabilities: string;
  readonly authentication: StateValue;
  readonly security: Security;
  readonly presence: string;
}

const KNOWN = new Map<string, Connected | null>();

/** What goes on side by side in a configuration, by its key; null when the connection is closing. Each key is read once. */
export function connectedIn(key: string): Connected | null {
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const { connected = null } = JSON.parse(key) as { readonly connected?: Connected };
  KNOWN.set(key, connected);
  return connected;
}
