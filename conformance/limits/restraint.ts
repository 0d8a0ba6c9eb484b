import { startConnecting } from './connecting.ts';
import { startRoom } from './room.ts';
import type { Signs } from './signs.ts';
import { startSlowness } from './slowness.ts';

/** When a plan was begun, as the restraint counts it. */
export interface Begun {
  readonly room: number;
  readonly slowness: number;
  readonly connecting: number;
}

/** How much a run asks of its server at once: all that it was told to, and less where the server turns out to have limits. */
export interface Restraint {
  readonly sockets: number;
  /** Between two rounds of a plan, in ms; 0 for no pause. */
  readonly pause: number;
  /** Connections in a second; null for as many as come. */
  readonly perSecond: number | null;
  /** A plan begins. */
  begins(): Begun;
  /** A plan with so many connections has ended. */
  ended(begun: Begun, connections: number, signs: Signs): void;
  /** A plan of that time turns out to have written too fast. */
  floods(begun: Begun): void;
  /** What it showed is no trace of the server's end. */
  confirms(signs: Signs): void;
  /** The server has ended, and what was learnt last may be owed to that: all is learnt anew. */
  startsAgain(): void;
  /** Whether a limit was met. */
  readonly isNeeded: boolean;
  /** What became of it in the end. */
  readonly cost: Cost;
}

/** What a server’s limits have cost a run. */
export interface Cost {
  /** The runs of plans in which somebody was turned away, or put out for a flood. */
  readonly turnedAway: number;
  readonly putOut: number;
  /** How many sockets there were to be, and how many were left. */
  readonly sockets: readonly [most: number, left: number];
  readonly pause: number;
  readonly perSecond: number | null;
}

/** `now` gives the time in ms. */
export function startRestraint(most: number, now: () => number): Restraint {
  const afresh = () => ({
    room: startRoom(most),
    slowness: startSlowness(),
    connecting: startConnecting(now),
  });
  let { room, slowness, connecting } = afresh();
  let turnedAway = 0;
  let putOut = 0;
  return {
    get sockets() {
      return room.sockets;
    },
    get pause() {
      return slowness.pause;
    },
    get perSecond() {
      return connecting.perSecond;
    },
    begins: () => ({ room: room.stage, slowness: slowness.stage, connecting: connecting.stage }),
    ended(begun, connections, signs) {
      const isHasty = signs.hasty > 0;
      // While fewer sockets may help, the pace is left as it is; and want of room, where the server says so, is no matter of the pace.
      if (room.isFutile || isHasty || connecting.perSecond !== null)
        connecting.ended(begun.connecting, signs.opened, signs.hasty + signs.wordless, isHasty);
      room.ended(begun.room, connections, signs.turnedAway > 0 && !isHasty);
      slowness.ended(begun.slowness, signs.putOut);
    },
    floods(begun) {
      putOut += 1;
      slowness.ended(begun.slowness, true);
    },
    confirms(signs) {
      if (signs.turnedAway > 0) turnedAway += 1;
      if (signs.putOut) putOut += 1;
    },
    startsAgain() {
      ({ room, slowness, connecting } = afresh());
    },
    get isNeeded() {
      return turnedAway + putOut > 0;
    },
    get cost(): Cost {
      const { pause } = slowness;
      const { perSecond } = connecting;
      return { turnedAway, putOut, sockets: [most, room.sockets], pause, perSecond };
    },
  };
}
