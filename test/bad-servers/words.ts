import { flood } from './flood.ts';
import { MB, type Kinds } from './kind.ts';
import { isPlan, spoilt, type Guest, type Habits } from './spoilt-server.ts';

type Write = NonNullable<Habits['write']>;

/** Colours, a title, a cleared screen, and the same begun with a byte of C1. */
export const ESCAPES = '\x1B[31m\x1B]0;owned\x07\x1B[2J\x9B31m\x7F';

/** Says it otherwise. */
function saying(change: (text: string) => string): Write {
  return ({ tell }, text) => void tell(change(text));
}

/** Only to plans, so that nobody is deterred at the first look. */
function toPlans(write: Write): Write {
  return (guest, text) => {
    if (isPlan(guest)) write(guest, text);
    else guest.tell(text);
  };
}

/** These bytes at the end of each word but the command. */
function inEveryField(bytes: string): Habits {
  const spoil = (line: string): string =>
    line
      .split(' ')
      .map((word, at) => (at === (line.startsWith(':') ? 1 : 0) ? word : word + bytes))
      .join(' ');
  return {
    arrived: () => void process.stderr.write(`${bytes}\n`, 'latin1'),
    write: saying((text) => text.replaceAll(/[^\r\n]+/g, spoil)),
  };
}

function withLongPong(mb: number): Write {
  return toPlans(({ tell }, text) => {
    if (!text.includes(' PONG ')) return void tell(text);
    for (let written = 0; written < mb; written += 1) tell('x'.repeat(MB));
    tell('\r\n');
  });
}

function byteASecond({ tell }: Guest, text: string): void {
  for (const [at, byte] of text.split('').entries()) setTimeout(() => tell(byte), at * 1_000);
}

const tenDigits = saying((text) => text.replaceAll(/^(:\S+ )(\d{3}) /gm, '$10000000$2 '));
const manyParameters = saying((text) => text.replaceAll(' :', `${' a'.repeat(10_000)} :`));

/** How many lines each guest was told, or was to be told. */
const told = new Map<number, number>();

const everySecondLine: Write = ({ number, tell }, text) => {
  for (const line of text.match(/[^\n]+\n/g) ?? []) {
    const count = (told.get(number) ?? 0) + 1;
    told.set(number, count);
    if (count % 2 === 1) tell(line);
  }
};

function floodingPlans(text: string): Habits {
  return {
    arrived(guest) {
      if (isPlan(guest)) flood(guest.socket, text, guest.tell);
    },
  };
}

/** Servers that keep to the rules but for how they say it. */
export const WORDS: Kinds = {
  'begins a welcome': spoilt({ write: saying((text) => text.slice(0, 20)) }),
  'says one byte a second': spoilt({ write: byteASecond }),
  'says one byte a second to plans': spoilt({ write: toPlans(byteASecond) }),
  'says every second line': spoilt({ write: toPlans(everySecondLine) }),
  'says half of each line': spoilt({ write: toPlans(saying((text) => text.slice(0, text.length / 2))) }),
  'floods plans with lines': spoilt(floodingPlans(':flood NOTICE * :hello\r\n')),
  'floods plans with short lines': spoilt(floodingPlans('x\n')),
  'says a line of 1 MB': spoilt({ write: withLongPong(1) }),
  'says a line of 100 MB': spoilt({ write: withLongPong(100) }),
  'says NULs': spoilt(inEveryField('\0')),
  'says what is no UTF-8': spoilt(inEveryField('\xFF\xFE\xC3\x28')),
  'says control characters': spoilt(inEveryField('\x01\x02\x7F\x85\r')),
  'says terminal escapes': spoilt(inEveryField(ESCAPES)),
  'refuses in terminal escapes': spoilt({
    arrived: () => void process.stderr.write(`${ESCAPES}\n`, 'latin1'),
    write: saying(() => `:s${ESCAPES} 465 ${ESCAPES} :${ESCAPES}\r\nERROR :${ESCAPES}\r\n`),
  }),
  'says numerics of ten digits': spoilt({ write: tenDigits }),
  'says numerics of ten digits to plans': spoilt({ write: toPlans(tenDigits) }),
  'says ten thousand parameters': spoilt({ write: manyParameters }),
  'never closes': spoilt({ closes: false }),
};
