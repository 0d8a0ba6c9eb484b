import type { Socket } from 'node:net';
import type { House } from './house.ts';
import { startCount } from './recent.ts';

/** What a server says to somebody whom it turns away; null for not a word. */
export type Refusal = { readonly reason: string | null };

/** Who may come in: asked once for each connection, in the order in which they come. */
export type Door = (house: House, socket: Socket) => Refusal | null;

/** Decides from the server’s limits whether a connection is served. */
export function startDoor(): Door {
  const counts = new Map<string, (now: number) => boolean>();
  let opened = 0;
  return ({ limits, sessions }, socket) => {
    const { maxClients, perAddress, refuseEvery, reconnect, mute } = limits;
    const address = socket.remoteAddress ?? '';
    const refused = (reason: string): Refusal => ({ reason: mute ? null : reason });
    opened += 1;
    if (refuseEvery > 0 && opened % refuseEvery === 0) return { reason: null };
    if (reconnect !== null) {
      const isTooFast = counts.get(address) ?? startCount(reconnect);
      counts.set(address, isTooFast);
      if (isTooFast(Date.now())) return refused('Trying to reconnect too fast');
    }
    if (sessions.size >= maxClients) return refused('No more connections');
    const same = [...sessions].filter((session) => session.socket.remoteAddress === address);
    return same.length >= perAddress ? refused('Too many connections from your address') : null;
  };
}
