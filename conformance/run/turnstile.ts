import { bound } from './bound.ts';

/** Lets connections to one server through no faster than it takes them. */
export interface Turnstile {
  /**
   * Resolves when so many connections may be opened: each takes its share of a second, counted from those before it. An abort
   * ends the wait.
   */
  pass(connections: number, signal?: AbortSignal): Promise<void>;
}

/** Null lets everybody through. */
export function startTurnstile(connectionsPerSecond: number | null): Turnstile {
  const share = connectionsPerSecond === null ? 0 : 1000 / connectionsPerSecond;
  let free = -Infinity;
  return {
    async pass(connections, signal) {
      const now = performance.now();
      const turn = Math.max(now, free);
      free = turn + connections * share;
      if (turn > now) await new Promise<void>((resolve) => void bound(turn - now, signal ?? null, resolve));
    },
  };
}
