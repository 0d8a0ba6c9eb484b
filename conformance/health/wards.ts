import type { MetServer } from '../host-server.ts';
import { startMonitor } from './monitor.ts';
import type { Ward } from './watched-pool.ts';

/** A server that is well, and whether plans have run on it. */
export interface Admitted {
  readonly ward: Ward;
  readonly used: boolean;
}

/** Servers that are used until they are sick, and then replaced. All of it is null when none comes up. */
export interface Wards {
  /** The one at hand, or another one where there is none. */
  well(): Promise<Admitted | null>;
  /** One on which nothing has run yet. */
  fresh(): Promise<Admitted | null>;
  /** The one at hand is sick. */
  discard(): Promise<void>;
  stop(): Promise<void>;
}

/** Begins to watch a server. Silence is told within `deadlineMs`. */
export async function admit(server: MetServer, deadlineMs: number, signal: AbortSignal): Promise<Ward> {
  const monitor = startMonitor(server, deadlineMs, signal);
  // With the second look it is known whether the connection that is held is ever answered.
  await monitor.look();
  await monitor.look();
  return { server, monitor };
}

/** A server that lets a check wait for so long, in ms, with nobody being answered, is held to be hung where plans are run again. */
const DEATH_MS = 1_000;

/** Wards for plans that are run again: on the server at hand, as long as that lives. */
export function wardsFor(
  server: MetServer,
  restart: () => Promise<MetServer | null>,
  deadlineMs: number,
  signal: AbortSignal,
): Wards {
  return startWards(restart, Math.min(deadlineMs, DEATH_MS), signal, server.ended() === null ? server : null);
}

/** `start` starts a server afresh; null when it does not come up. Silence is told within `deadlineMs`. */
export function startWards(
  start: () => Promise<MetServer | null>,
  deadlineMs: number,
  signal: AbortSignal,
  first: MetServer | null = null,
): Wards {
  let waiting = first;
  let ward: Ward | null = null;
  /** What has once not come up is not waited for again. */
  let lost = false;

  async function discard(): Promise<void> {
    ward?.monitor.stop();
    await (ward?.server ?? waiting)?.stop();
    ward = null;
    waiting = null;
  }

  async function fresh(): Promise<Admitted | null> {
    if (waiting === null && !lost) {
      await discard();
      waiting = await start();
    }
    lost = waiting === null;
    if (waiting === null) return null;
    const server = waiting;
    waiting = null;
    ward = await admit(server, deadlineMs, signal);
    return { ward, used: false };
  }

  return {
    well: async () => (ward === null || ward.server.ended() !== null ? fresh() : { ward, used: true }),
    fresh,
    discard,
    stop: discard,
  };
}
