import type { Address } from './connection.ts';
import { introduction } from './introduction.ts';
import type { LogonOptions } from './logon-options.ts';
import { startClock } from './recorder.ts';
import { visit } from './visit.ts';

/** What is asked for, and the answer: servers make clients wait for errors too, or for these only. */
const QUESTIONS = [
  { line: (token: string) => `PING ${token}`, answer: 'PONG' },
  { line: () => 'XYZZY', answer: '421' },
] as const;
/** So many lines are written at once: a server that lets a client run ahead for a while has stopped doing so by then. */
const LINES = 16;
/** Answers that come so much apart, in ms, were held back: so many gaps in a row that are about as long as each other, or as many between batches. */
const HELD_BACK_MS = 200;
const GAPS = 2;
const ALIKE = 1.5;
/** So long, in ms, and twice as long as a logon takes, the first answer is waited for; and as long as a server may make a client wait, the next one. */
const FIRST_MS = 2_500;
const NEXT_MS = 4_000;
/** So long it takes in all, beside logons, in ms. */
const LONGEST_MS = 40_000;

/**
 * How long a server makes a client wait for each of many lines, in ms (RFC 1459 8.10); 0 where it carries them out as they come, or nobody
 * can tell. Logs on, asks for many answers at once, and looks when they come. Never rejects.
 */
export async function learnWorkPace(
  address: Address,
  { namespace, password, manner = 'plain', signal }: LogonOptions,
  logonMs: number,
): Promise<number> {
  const clock = startClock();
  let timer: NodeJS.Timeout | null = null;
  const person = { nick: `${namespace}e`, user: namespace, realname: 'first contact' };
  const within = LONGEST_MS + QUESTIONS.length * 2 * logonMs;
  const found = await visit<number>(address, { manner, within, signal }, ({ write, leave }) => {
    let asked = 0;
    let gaps: number[] = [];
    let last = 0;
    let slowest = 0;
    const allow = (ms: number): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(goOn, ms);
    };
    function ask(): void {
      const question = QUESTIONS[asked];
      if (question === undefined) return leave(slowest);
      gaps = [];
      last = clock();
      allow(FIRST_MS + 2 * logonMs);
      write(...Array.from({ length: LINES }, (_, count) => question.line(`${namespace}${count}`)));
    }
    /** All answers have come, or no more do: then nothing else is asked. */
    function goOn(): void {
      slowest = Math.max(slowest, inBatches(gaps));
      asked = gaps.length < LINES ? QUESTIONS.length : asked + 1;
      ask();
    }
    return {
      opened: () => write(...introduction(manner, password, person)),
      message({ command }) {
        if (command === '001') ask();
        if (command !== QUESTIONS[asked]?.answer) return;
        gaps.push((clock() - last) / 1e6);
        last = clock();
        const pace = heldBack(gaps);
        if (pace > 0) leave(Math.max(pace, slowest));
        else if (gaps.length === LINES) goOn();
        else allow(NEXT_MS);
      },
      sentAway: 0,
    };
  });
  if (timer !== null) clearTimeout(timer);
  return found ?? 0;
}

/** How much apart the last answers came, if they were held back one by one; else 0. In ms. */
export function heldBack(gaps: readonly number[]): number {
  const last = gaps.slice(-GAPS);
  const [least, most] = [Math.min(...last), Math.max(...last)];
  return last.length === GAPS && least >= HELD_BACK_MS && most <= ALIKE * least ? Math.round(most) : 0;
}

/** How much apart answers came on the average, if some were held back at a time; else 0. In ms. */
export function inBatches(gaps: readonly number[]): number {
  const [, ...between] = gaps;
  if (between.filter((gap) => gap >= HELD_BACK_MS).length < GAPS) return 0;
  return Math.round(between.reduce((sum, gap) => sum + gap, 0) / between.length);
}
