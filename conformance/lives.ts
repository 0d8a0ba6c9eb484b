import type { MetServer } from './host-server.ts';

/** A server that is used until it dies, and then replaced. */
export interface Lives {
  /** The one that lives; null when none comes up. */
  server(): Promise<MetServer | null>;
  stop(): Promise<void>;
}

/** `start` starts a server afresh; null when it does not come up. */
export function startLives(start: () => Promise<MetServer | null>, first: MetServer | null = null): Lives {
  let server = first;
  return {
    async server() {
      if (server === null || server.ended() !== null) {
        await server?.stop();
        server = await start();
      }
      return server;
    },
    async stop() {
      await server?.stop();
    },
  };
}
