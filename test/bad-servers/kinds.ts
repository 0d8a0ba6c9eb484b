import { spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { isPlan, listenSpoilt, type Guest, type Habits } from './spoilt-server.ts';

/** Starts a server of one kind on a port of the loopback. */
export type Kind = (port: number) => void;

type Write = NonNullable<Habits['write']>;

const MB = 1024 * 1024;

function spoilt(habits: Habits): Kind {
  return (port) => void listenSpoilt(port, habits);
}

/** A server that knows nothing of IRC. */
function stranger(meet: (socket: Socket) => void): Kind {
  return (port) =>
    void createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => undefined);
      meet(socket);
    }).listen(port, '127.0.0.1');
}

function flood(socket: Socket, chunk: string): void {
  const pour = (): void => {
    while (socket.writable && socket.write(chunk, 'latin1'));
    if (socket.writable) socket.once('drain', pour);
  };
  pour();
}

function lines(text: string, bytes: number): string {
  return text.repeat(Math.ceil(bytes / text.length));
}

function longLine(mb: number): Write {
  return (guest, text) => {
    if (!isPlan(guest) || !text.includes(' PONG ')) {
      guest.tell(text);
      return;
    }
    const chunk = 'x'.repeat(MB);
    for (let written = 0; written < mb; written += 1) guest.tell(chunk);
    guest.tell('\r\n');
  };
}

function hostile(bytes: string): Write {
  return (guest, text) =>
    void guest.tell(
      text
        .replaceAll(/ :[^\r]*/g, (found) => `${found}${bytes}`)
        .replaceAll(':reference.example ', `:reference.example${bytes} `),
    );
}

const ESCAPES = '\x1b[31m\x1b]0;owned\x07\x1b[2J\x9b31m\x7f';

const slow = (guest: Guest, text: string): void => {
  for (const [at, byte] of [...text].entries()) setTimeout(() => guest.tell(byte), at * 1_000);
};

let toldHalf = 0;

export const KINDS: Readonly<Record<string, Kind>> = {
  lawful: spoilt({}),
  'closes-at-accept': stranger((socket) => void socket.destroy()),
  'resets-at-accept': stranger((socket) => void socket.resetAndDestroy()),
  'never-answers': stranger((socket) => void socket.resume()),
  'never-reads': stranger((socket) => void socket.pause()),
  echoes: stranger((socket) => void socket.pipe(socket)),
  http: stranger((socket) => {
    socket.once('data', () => {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<h1>400</h1>');
    });
  }),
  tls: (port) =>
    void createTlsServer({})
      .on('tlsClientError', () => undefined)
      .listen(port, '127.0.0.1'),
  floods: stranger((socket) => {
    flood(socket, lines(':reference.example NOTICE * :hello\r\n', 64 * 1024));
  }),
  'floods-short-lines': stranger((socket) => {
    flood(socket, lines('x\n', 64 * 1024));
  }),
  'floods-without-line-ends': stranger((socket) => {
    flood(socket, lines('x', 64 * 1024));
  }),
  'floods-later': spoilt({
    arrived: (guest) => {
      if (isPlan(guest)) flood(guest.socket, lines(':reference.example NOTICE * :hello\r\n', 64 * 1024));
    },
  }),
  'floods-short-lines-later': spoilt({
    arrived: (guest) => {
      if (isPlan(guest)) flood(guest.socket, lines('x\n', 64 * 1024));
    },
  }),
  'half-a-welcome': spoilt({
    write: (guest, text) => void guest.tell(text.slice(0, text.length / 2)),
  }),
  'answers-half': spoilt({
    write: (guest, text) => {
      toldHalf += 1;
      if (!isPlan(guest) || toldHalf % 2 === 0) guest.tell(text);
    },
  }),
  'half-a-line-later': spoilt({
    write: (guest, text) => void guest.tell(isPlan(guest) ? text.slice(0, text.length / 2) : text),
  }),
  'byte-a-second': spoilt({ write: slow }),
  'byte-a-second-later': spoilt({
    write: (guest, text) => {
      if (isPlan(guest)) slow(guest, text);
      else guest.tell(text);
    },
  }),
  'line-of-1-mb': spoilt({ write: longLine(1) }),
  'line-of-100-mb': spoilt({ write: longLine(100) }),
  'welcome-of-100-mb': stranger((socket) => {
    const chunk = 'x'.repeat(MB);
    socket.write(':reference.example 001 z0000c :');
    for (let written = 0; written < 100; written += 1) socket.write(chunk);
    socket.write('\r\n');
  }),
  escapes: spoilt({
    write: hostile(ESCAPES),
    arrived: () => void process.stderr.write(`${ESCAPES}\n`),
  }),
  nul: spoilt({ write: hostile('\0') }),
  'invalid-utf-8': spoilt({ write: hostile('\xff\xfe\xc3\x28') }),
  'cr-inside': spoilt({ write: hostile('\rX') }),
  'escapes-instead-of-a-welcome': spoilt({
    write: (guest) => {
      process.stderr.write(`${ESCAPES}\n`);
      guest.socket.end(`:reference.example 465 ${ESCAPES} :${ESCAPES}\r\nERROR :${ESCAPES}\r\n`);
    },
  }),
  'ten-digits': spoilt({
    write: (guest, text) =>
      void guest.tell(text.replaceAll(/^(:reference.example) (\d{3}) /gm, '$1 0000000$2 ')),
  }),
  'ten-digits-later': spoilt({
    write: (guest, text) =>
      void guest.tell(
        isPlan(guest) ? text.replaceAll(/^(:reference.example) (\d{3}) /gm, '$1 0000000$2 ') : text,
      ),
  }),
  'ten-thousand-parameters': spoilt({
    write: (guest, text) => void guest.tell(text.replaceAll(/ :/g, `${' a'.repeat(10_000)} :`)),
  }),
  'ten-thousand-parameters-later': spoilt({
    write: (guest, text) =>
      void guest.tell(isPlan(guest) ? text.replaceAll(/ :/g, `${' a'.repeat(10_000)} :`) : text),
  }),
  'never-closes': spoilt({ closes: false }),
  'stopped-for-a-while': spoilt({
    arrived: ({ number }) => {
      if (number !== 20) return;
      spawn('sh', ['-c', `sleep 3; kill -CONT ${process.pid}`], { stdio: 'ignore' });
      process.kill(process.pid, 'SIGSTOP');
    },
  }),
  'stopped-for-good': spoilt({
    arrived: ({ number }) => {
      if (number === 20) process.kill(process.pid, 'SIGSTOP');
    },
  }),
  killed: spoilt({
    arrived: ({ number }) => {
      if (number === 20) process.kill(process.pid, 'SIGKILL');
    },
  }),
  'exits-at-once': () => {
    process.stderr.write(`no configuration\n${ESCAPES}\n`);
    process.exitCode = 3;
  },
  'never-listens': () => void setInterval(() => undefined, 1_000),
  'listens-late': (port) => void setTimeout(() => KINDS['lawful']?.(port), 2_000),
  'ignores-sigterm': (port) => {
    process.on('SIGTERM', () => undefined).on('SIGINT', () => undefined);
    KINDS['lawful']?.(port);
  },
  forks: (port) => {
    for (let child = 0; child < 3; child += 1)
      spawn('sh', ['-c', "trap '' TERM HUP; sleep 60 & sleep 60"], { stdio: 'inherit' });
    KINDS['lawful']?.(port);
  },
  'forks-away': (port) => {
    for (let child = 0; child < 3; child += 1)
      spawn('sleep', ['60'], { stdio: 'inherit', detached: true }).unref();
    KINDS['lawful']?.(port);
  },
  'fills-its-log': (port) => {
    const line = `${'log '.repeat(255)}\n`.repeat(64);
    for (let written = 0; written < 100 * MB; written += line.length) process.stdout.write(line);
    KINDS['lawful']?.(port);
  },
  'fills-its-log-without-line-ends': (port) => {
    const text = 'log '.repeat(16 * 1024);
    for (let written = 0; written < 100 * MB; written += text.length) process.stdout.write(text);
    KINDS['lawful']?.(port);
  },
};
