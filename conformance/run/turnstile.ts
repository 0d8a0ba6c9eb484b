import { bound } from './bound.ts';

/** Lets connections to one server through no faster than it takes them. */
export interface Turnstile {
  /**
   * Resolves when so many connections may be opened: each takes its share of a second, counted from those before it. An abort
   * ends the wait.
   */
  pass(connections: number, signal?: AbortSignal): Promise<void>;
  /** From now on no more connections are let through in a second than that, or than at first; null for as many as at first. */
  slow(connectionsPerSecond: number | null): void;
}

/** Null lets everybody through. */
export function startTurnstile(connectionsPerSecond: number | null): Turnstile {
  const atFirst = connectionsPerSecond ?? Infinity;
  let share = 1000 / atFirst;
  let free = -Infinity;
  return {
    slow(perSecond) {
      share = 1000 / Math.min(atFirst, perSecond ?? Infinity);
    },
    async pass(connections, signal) {
      const now = performance.now();
      const turn = Math.max(now, free);
      free = turn + connections * share;
      if (turn > now) await new Promise<void>((resolve) => void bound(turn - now, signal ?? null, resolve));
    },
  };
}
