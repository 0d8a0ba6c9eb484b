import { lineEnd, pauseBetween } from '../manner.ts';
import { Connection, type Address } from './connection.ts';
import { firstLines, type Logon, type LogonOptions } from './logon-options.ts';
import { LEAVE_MS, likelyWait, QUIET_MS, refusedWait } from './logon-waits.ts';
import { startClock, startRecorder } from './recorder.ts';
import { commandAt, isCommandAt, numericAt } from './scan.ts';
import { speak } from './speak.ts';
import { isFinal, isRefusal } from './welcome.ts';

/**
 * Logs on, finds out where the welcome ends, and logs off. It ends with 376 or 422, or else with the PONG that is asked for behind it; a server that
 * has neither is not waited for longer than its logon makes likely. Never rejects; an abort ends it where it is.
 */
export function logOn(address: Address, options: LogonOptions): Promise<Logon> {
  return new Promise((resolve) => {
    const { manner = 'plain', deadline, within } = options;
    const introduced = firstLines(options);
    const apart = pauseBetween(manner) * (introduced.length - 1);
    const clock = startClock();
    const lines: string[] = [];
    const sent: string[] = [];
    let stage: 'connecting' | 'registering' | 'welcomed' | 'leaving' = 'connecting';
    let began = 0;
    let tookMs: number | null = null;
    let burst: number | null = null;
    let telling: NodeJS.Timeout | null = null;
    let until = Infinity;
    let timer = setTimeout(expired, within ?? 3 * deadline);
    const unsaid: (() => void)[] = [];

    const connection = new Connection(address, 0, startRecorder(1, clock), {
      opened() {
        stage = 'registering';
        began = clock();
        say(introduced);
        allow((within ?? 2 * deadline) + apart);
      },
      line(line) {
        lines.push(line);
        if (stage === 'registering') beforeWelcome(line);
        else behindWelcome(line);
      },
      settled() {},
      closed: (_how, flooded) => end(!flooded, flooded),
      failed: (code) => finish({ kind: 'failed', code }),
    });
    connection.lineEnd = lineEnd(manner);
    options.signal?.addEventListener('abort', aborted);
    if (options.signal?.aborted === true) aborted();

    function beforeWelcome(line: string): void {
      if (numericAt(line, commandAt(line)) === 1) {
        stage = 'welcomed';
        tookMs = since(began);
        say([`PING ${options.namespace}p`]);
        allow(deadline);
        wait(likely(QUIET_MS));
        return;
      }
      const refuses = isRefusal(line);
      if (refuses && telling === null) telling = setTimeout(() => options.onRefused?.(), forGood());
      if (within !== undefined) {
        if (refuses) allow(Math.min(left(), forGood()));
      } else if (refuses) allow(isFinal(line) ? Math.min(deadline, forGood()) : deadline);
      else if (telling === null) allow(3 * deadline - since(began));
    }

    function forGood(): number {
      return refusedWait(since(began), apart);
    }

    function behindWelcome(line: string): void {
      const at = commandAt(line);
      const code = numericAt(line, at);
      if (code === 376 || code === 422 || isCommandAt(line, at, 'PONG')) burst ??= lines.length;
      if (stage === 'leaving') return;
      if (burst !== null) leave();
      else wait(Math.min(left(), likely(QUIET_MS)));
    }

    function left(): number {
      return until - clock() / 1e6;
    }

    function likely(ms: number): number {
      return likelyWait(ms, tookMs ?? 0, deadline);
    }

    function since(time: number): number {
      return (clock() - time) / 1e6;
    }

    function say(said: readonly string[]): void {
      sent.push(...said);
      unsaid.push(speak(connection, manner, said));
    }

    /** Whatever comes meanwhile, it is over by then. */
    function allow(ms: number): void {
      until = clock() / 1e6 + ms;
      wait(ms);
    }

    function wait(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(expired, ms);
    }

    function expired(): void {
      if (stage === 'connecting') finish({ kind: 'failed', code: 'ETIMEDOUT' });
      else if (stage === 'welcomed') leave();
      else end(false);
    }

    function leave(): void {
      stage = 'leaving';
      for (const hush of unsaid) hush();
      say(['QUIT']);
      connection.leaving = true;
      allow(likely(LEAVE_MS));
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
      if (telling !== null) clearTimeout(telling);
      for (const hush of unsaid) hush();
      options.signal?.removeEventListener('abort', aborted);
      connection.destroy();
      resolve(logon);
    }
  });
}
