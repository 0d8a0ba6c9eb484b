/** What a process says of itself when it starts and when it is told to stop. */
export interface Events {
  readonly started: (port: number) => string;
  readonly stopped: string;
}

export const PLAIN_EVENTS: Events = {
  started: (port) => `listening on 127.0.0.1:${port}`,
  stopped: 'stopped by SIGTERM',
};

/** A service that ends without the second has not been told to. */
export const SERVICE_EVENTS: Events = {
  started: (port) => `service started on 127.0.0.1:${port}`,
  stopped: 'service stopped',
};

/** Writes down an event: the log is the standard output, which keeps lines whole and in order. */
export function logEvent(event: string): void {
  process.stdout.write(`${event}\n`);
}

/** An exception that nobody handles is written down before the service dies of it. */
export function logExceptions(): void {
  process.once('uncaughtException', (error) => {
    logEvent(`exception in the service: ${String(error)}`);
    process.exit(1);
  });
}
