import { Connection, type Address } from './connection.ts';
import { introduction } from './introduction.ts';
import { startClock, startRecorder } from './recorder.ts';
import { commandAt, isCommandAt, numericAt } from './scan.ts';
import { isRefusal } from './welcome.ts';

export interface LogonOptions {
  /** The nick prefix: at most 5 characters, as in a plan's setting. */
  readonly namespace: string;
  readonly password: string | null;
  /** The longest wait for one answer, in ms; 001 may take three times as long. */
  readonly deadline: number;
  /** A pause between two lines, in ms; by default they are written together. */
  readonly pause?: number;
  readonly signal?: AbortSignal;
}

/** What came of one attempt to log on. */
export type Logon =
  /** `code` is Node's; `ETIMEDOUT` also when the deadline passed. */
  | { readonly kind: 'failed'; readonly code: string }
  | {
      readonly kind: 'connected';
      /** All that arrived, and what came behind the last line end. */
      readonly lines: readonly string[];
      readonly rest: string;
      /** The lines that were written. */
      readonly sent: readonly string[];
      /** How many of the lines came up to the PONG (or the end of the wait for it). */
      readonly burst: number;
      /** From the first write to 001, in ms; null without 001. */
      readonly tookMs: number | null;
      readonly closed: boolean;
      /** We closed, since it sent more than is taken. */
      readonly flooded: boolean;
    };

/** Logs on, asks for a PONG to know where the welcome ends, and logs off. Never rejects; an abort ends it where it is. */
export function logOn(address: Address, options: LogonOptions): Promise<Logon> {
  return new Promise((resolve) => {
    const clock = startClock();
    const lines: string[] = [];
    const sent: string[] = [];
    let stage: 'connecting' | 'registering' | 'pinging' | 'leaving' = 'connecting';
    let began = 0;
    let tookMs: number | null = null;
    let burst: number | null = null;
    let timer = setTimeout(expired, 3 * options.deadline);

    const connection = new Connection(address, 0, startRecorder(1, clock), {
      opened() {
        stage = 'registering';
        began = clock();
        const { namespace, password } = options;
        introduce(introduction(password, `${namespace}c`, namespace, 'first contact'));
      },
      line(line) {
        lines.push(line);
        const at = commandAt(line);
        if (stage === 'registering' && numericAt(line, at) === 1) {
          stage = 'pinging';
          tookMs = (clock() - began) / 1e6;
          write(`PING ${options.namespace}p`);
          allow(options.deadline);
        } else if (stage === 'registering' && isRefusal(line)) {
          allow(options.deadline);
        } else if (stage === 'pinging' && isCommandAt(line, at, 'PONG')) {
          leave();
        }
      },
      settled() {},
      closed: (_how, flooded) => end(!flooded, flooded),
      failed: (code) => finish({ kind: 'failed', code }),
    });
    options.signal?.addEventListener('abort', aborted);
    if (options.signal?.aborted === true) aborted();

    function introduce(all: readonly string[]): void {
      const { pause } = options;
      if (pause === undefined) write(...all);
      else for (const [at, line] of all.entries()) setTimeout(() => write(line), at * pause);
    }

    function write(...lines: readonly string[]): void {
      sent.push(...lines);
      connection.write(`${lines.join('\r\n')}\r\n`, 'runner');
    }

    function allow(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(expired, ms);
    }

    function expired(): void {
      if (stage === 'connecting') finish({ kind: 'failed', code: 'ETIMEDOUT' });
      else if (stage === 'pinging') leave();
      else end(false);
    }

    function leave(): void {
      stage = 'leaving';
      burst = lines.length;
      write('QUIT');
      connection.leaving = true;
      allow(options.deadline);
    }

    function aborted(): void {
      if (stage === 'connecting') finish({ kind: 'failed', code: 'ABORT_ERR' });
      else end(false);
    }

    function end(closed: boolean, flooded = false): void {
      const { rest } = connection;
      finish({ kind: 'connected', lines, rest, sent, burst: burst ?? lines.length, tookMs, closed, flooded });
    }

    function finish(logon: Logon): void {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', aborted);
      connection.destroy();
      resolve(logon);
    }
  });
}
