import type { Address } from './connection.ts';
import { introduction } from './introduction.ts';
import type { LogonOptions } from './logon.ts';
import { startClock } from './recorder.ts';
import { visit } from './visit.ts';

/** So many lines are written at once: a server that lets a client run ahead for a while has stopped doing so by then. */
const LINES = 16;
/** Answers that come so much apart, in ms, were held back: so many gaps in a row that are about as long as each other. */
const HELD_BACK_MS = 200;
const GAPS = 2;
const ALIKE = 1.5;
/** So long, in ms, and twice as long as a logon takes, the first answer is waited for; and as long as a server may make a client wait, the next one. */
const FIRST_MS = 1_000;
const NEXT_MS = 4_000;

/**
 * How long a server makes a client wait for each of many lines, in ms (RFC 1459 8.10); 0 where it carries them out as they come, or nobody
 * can tell. Logs on, asks for many PONGs at once, and looks when they come. Never rejects.
 */
export async function learnWorkPace(
  address: Address,
  { namespace, password, signal }: LogonOptions,
  logonMs: number,
): Promise<number> {
  const clock = startClock();
  const gaps: number[] = [];
  let last = 0;
  let answers = 0;
  let timer: NodeJS.Timeout | null = null;
  const within = 2 * logonMs + FIRST_MS + NEXT_MS * (GAPS + 1);
  const found = await visit<number>(address, 3 * within, signal, ({ write, leave }) => {
    const allow = (ms: number): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => leave(0), ms);
    };
    return {
      opened: () => write(...introduction(password, `${namespace}e`, namespace, 'first contact')),
      message({ command }) {
        if (command === '001') {
          last = clock();
          allow(FIRST_MS + 2 * logonMs);
          write(...Array.from({ length: LINES }, (_, line) => `PING ${namespace}${line}`));
        } else if (command === 'PONG') {
          answers += 1;
          gaps.push((clock() - last) / 1e6);
          last = clock();
          allow(NEXT_MS);
          const pace = heldBack(gaps);
          if (pace > 0 || answers === LINES) leave(pace);
        }
      },
      sentAway: 0,
    };
  });
  if (timer !== null) clearTimeout(timer);
  return found ?? 0;
}

/** How much apart the last answers came, if they were held back; else 0. In ms. */
export function heldBack(gaps: readonly number[]): number {
  const last = gaps.slice(-GAPS);
  const [least, most] = [Math.min(...last), Math.max(...last)];
  return last.length === GAPS && least >= HELD_BACK_MS && most <= ALIKE * least ? Math.round(most) : 0;
}
