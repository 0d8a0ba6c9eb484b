import { randomInt } from 'node:crypto';
import { socketsLeft } from './sockets.ts';

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
  /** How many sockets this process may open at once; infinite where nobody knows. */
  readonly sockets: () => number;
  /**
   * Calls back at Ctrl-C, when the process is told to end, and when its terminal is closed; the second time the process ends at once.
   * Returns how to stop listening.
   */
  onInterrupt(callback: () => void): () => void;
}

/** The exit code of a run that was interrupted. */
export const INTERRUPTED = 130;

/** The exit code of a run that did not diverge, and whose result could not be written where it was wanted. */
export const UNTOLD = 2;

/** Signals that end a run gently. */
const GENTLY = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * What comes within so many ms of a signal is the same wish told twice: `npx` and `npm run` hand a Ctrl-C on that the terminal has
 * sent to all of us, and a service manager sends SIGHUP behind SIGTERM.
 */
const ONE_WISH_MS = 300;

/**
 * The process as it is. That nobody reads any more (`| head -1`, a terminal that was closed) is no error; where a stream cannot be
 * written for another reason, such as a full disk, that is said once on standard error, and the exit code tells.
 */
export function processHost(): Host {
  for (const stream of [process.stdout, process.stderr]) {
    let told = false;
    stream.on('error', ({ code = '', message }: NodeJS.ErrnoException) => {
      if (told || code === 'EPIPE' || code === 'EIO') return;
      told = true;
      process.once('exit', () => {
        if (process.exitCode === 0) process.exitCode = UNTOLD;
      });
      if (stream === process.stdout) process.stderr.write(`  ! standard output: ${message}\n`);
    });
  }
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => performance.now(),
    date: () => new Date().toISOString(),
    seed: () => randomInt(2 ** 31),
    sockets: socketsLeft,
    onInterrupt(callback) {
      let first: number | null = null;
      const listener = (): void => {
        const now = performance.now();
        if (first === null) {
          first = now;
          callback();
        } else if (now - first > ONE_WISH_MS) process.exit(INTERRUPTED);
      };
      for (const signal of GENTLY) process.on(signal, listener);
      return () => {
        for (const signal of GENTLY) process.off(signal, listener);
      };
    },
  };
}

/** Columns of a stream's terminal, where it knows them (some have none); else what `COLUMNS` says; else 80. */
export function widthOf(stream: Host['stdout'], env: Host['env']): number {
  const said = Number(env['COLUMNS']);
  return stream.columns || (Number.isInteger(said) && said > 0 ? said : 80);
}

/** Whether a stream is a terminal whose last line can be rewritten. */
export function isTerminal(stream: Host['stderr'], env: Host['env']): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
