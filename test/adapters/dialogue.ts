import { connect, type Socket } from 'node:net';

/**
 * Plays a script over several connections, named by capital letters and opened when they are first named, and returns what
 * each of them received: one line each, `A :server 001 dan :Welcome` or `A closed`, connection by connection.
 *
 * `A x | y` writes both lines at once and waits for the answer to a fence behind them; `A! x | y` does not wait; `A~ x` writes
 * without a line end; `A- x` writes a line of which nothing may come; `A? re` waits for a line; `A.` shuts down and waits for the
 * close, `A,` does not wait; `A/` resets.
 */
export async function dialogue(
  port: number,
  script: readonly Step[],
  deadline = DEADLINE_MS,
): Promise<string> {
  const talkers = new Map<string, Talker>();
  try {
    for (const each of script) {
      const step = typeof each === 'string' ? each : each((who) => talkers.get(who)?.heard ?? []);
      const name = step.charAt(0);
      const talker = talkers.get(name) ?? (await open(port, deadline));
      talkers.set(name, talker);
      await play(talker, step);
    }
  } finally {
    for (const { socket } of talkers.values()) socket.destroy();
  }
  const said = [...talkers].toSorted(([a], [b]) => a.localeCompare(b));
  return said.flatMap(([name, { heard }]) => heard.map((line) => `${name} ${line}`)).join('\n');
}

/** What a connection has heard so far. */
export type Heard = (who: string) => readonly string[];

/** A step as it is written, or made from what was heard before it. */
export type Step = string | ((heard: Heard) => string);

/** An unknown command, which the reference server answers with 421 in every state. */
const FENCE = 'FENCE';
/** How long an answer may take, in ms. */
const DEADLINE_MS = 3_000;
/** How long is listened where none may come, in ms: long enough for most to come, so that a fault which is gone is seen to be. */
const SILENCE_MS = 300;

interface Talker {
  readonly socket: Socket;
  readonly heard: string[];
  fences: number;
  /** How long one step may take, in ms. */
  readonly deadline: number;
  /** Looks at what was heard, whenever that changed. */
  look: () => void;
}

async function open(port: number, deadline: number): Promise<Talker> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const talker: Talker = { socket, heard: [], fences: 0, deadline, look: () => undefined };
  let partial = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    const lines = (partial + chunk).split('\r\n');
    partial = lines.pop() ?? '';
    for (const line of lines) {
      if (line.includes(` ${FENCE} `)) talker.fences -= 1;
      else talker.heard.push(line);
    }
    talker.look();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    talker.heard.push('closed');
    talker.look();
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return talker;
}

async function play(talker: Talker, step: string): Promise<void> {
  const kind = step.charAt(1);
  const text = step.slice(step.indexOf(' ') + 1);
  const lines = `${text.split(' | ').join('\r\n')}\r\n`;
  const isClosed = (): boolean => talker.heard.at(-1) === 'closed';
  switch (kind) {
    case '!':
      talker.socket.write(lines, 'latin1');
      return;
    case '~':
      talker.socket.write(text, 'latin1');
      return;
    case '-': {
      const before = talker.heard.length;
      talker.fences += 1;
      talker.socket.write(`${lines}${FENCE}\r\n`, 'latin1');
      const isAnswered = (): boolean => talker.fences === 0 || talker.heard.length > before;
      if (await comes(talker, isAnswered, SILENCE_MS)) throw new Error(`something came of "${step}"`);
      return;
    }
    case '?':
      return until(talker, () => talker.heard.some((line) => new RegExp(text).test(line)), step);
    case ',':
      talker.socket.end();
      return;
    case '/':
      talker.socket.resetAndDestroy();
      return;
    case '.':
      talker.socket.end();
      return until(talker, isClosed, step);
    default:
      talker.fences += 1;
      talker.socket.write(lines, 'latin1');
      talker.socket.write(`${FENCE}\r\n`);
      return until(talker, () => talker.fences === 0 || isClosed(), step);
  }
}

async function until(talker: Talker, isDone: () => boolean, step: string): Promise<void> {
  if (await comes(talker, isDone, talker.deadline)) return;
  throw new Error(`nothing came of "${step}": ${talker.heard.join(' / ')}`);
}

/** Whether it is done within so many ms. */
async function comes(talker: Talker, isDone: () => boolean, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), within);
    talker.look = () => {
      if (!isDone()) return;
      clearTimeout(timer);
      resolve(true);
    };
    talker.look();
  });
}
