import { randomInt } from 'node:crypto';

/** What a command may know of the process that it runs in; tests give another. */
export interface Host {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** The time of day (ISO 8601). */
  readonly date: () => string;
  /** A fresh seed. */
  seed(): number;
  /** Calls back at Ctrl-C; the second time the process ends at once. Returns how to stop listening. */
  onInterrupt(callback: () => void): () => void;
}

/** The exit code of a run that was interrupted. */
export const INTERRUPTED = 130;

/** The process as it is. A reader that goes away early (`| head -1`) is no error. */
export function processHost(): Host {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => performance.now(),
    date: () => new Date().toISOString(),
    seed: () => randomInt(2 ** 31),
    onInterrupt(callback) {
      let times = 0;
      const listener = (): void => {
        times += 1;
        if (times > 1) process.exit(INTERRUPTED);
        callback();
      };
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => process.off('SIGINT', listener).off('SIGTERM', listener);
    },
  };
}

/** Columns of a stream's terminal; else what `COLUMNS` says; else 80. */
export function widthOf(stream: Host['stdout'], env: Host['env']): number {
  const said = Number(env['COLUMNS']);
  return stream.columns ?? (Number.isInteger(said) && said > 0 ? said : 80);
}

/** Whether a stream is a terminal whose last line can be rewritten. */
export function isTerminal(stream: Host['stderr'], env: Host['env']): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
