import { setTimeout as delay } from 'node:timers/promises';
import { StartError, type Adapter, type StartOptions } from '../adapters/server.ts';
import { meet, type Known, type MetServer } from './host-server.ts';

/** Before each attempt to start a server again, in ms: what has just died may still hold its port, its lock or its files. */
const BACK_OFF_MS = [0, 200, 1_000] as const;

/** How to start a server afresh; it gives null when it does not come up, be it that it cannot be started or that nobody can log on. */
export function restarter(
  adapter: Adapter,
  options: StartOptions,
  deadlineMs: number,
  known: Known,
): () => Promise<MetServer | null> {
  return async () => {
    for (const pause of BACK_OFF_MS) {
      if (options.signal?.aborted === true) return null;
      await delay(pause);
      const server = await attempt(adapter, options, deadlineMs, known);
      if (server !== null) return server;
    }
    return null;
  };
}

async function attempt(
  adapter: Adapter,
  options: StartOptions,
  deadlineMs: number,
  known: Known,
): Promise<MetServer | null> {
  try {
    const meeting = await meet(adapter, options, deadlineMs, known);
    return meeting.kind === 'met' ? meeting.server : null;
  } catch (error) {
    if (error instanceof StartError) return null;
    throw error;
  }
}
