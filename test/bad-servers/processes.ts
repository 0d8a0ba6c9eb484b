import { spawn } from 'node:child_process';
import { MB, type Kind, type Kinds } from './kind.ts';
import { spoilt, type Habits } from './spoilt-server.ts';
import { ESCAPES } from './words.ts';

const lawful = spoilt({});

/** What befalls a server when so many have connected: some plans have run, and more are to come. */
const MIDWAY = 12;

function midway(happens: (stopListening: () => void) => void): Kind {
  const arrived: Habits['arrived'] = ({ number }, stopListening) => {
    if (number === MIDWAY) happens(stopListening);
  };
  return spoilt({ arrived });
}

/** A child that ends by itself only after a minute. */
function fork(command: string, detached: boolean): void {
  spawn('sh', ['-c', command], { stdio: 'inherit', detached }).unref();
}

function logging(text: string): Kind {
  return (port) => {
    const chunk = text.repeat(Math.ceil((64 * 1024) / text.length));
    for (let written = 0; written < 100 * MB; written += chunk.length) process.stdout.write(chunk);
    lawful(port);
  };
}

/** Servers whose words are lawful, and whose processes are odd. */
export const PROCESSES: Kinds = {
  'is lawful': lawful,
  'exits at once': () => {
    process.stderr.write(`no configuration\n${ESCAPES}\n`, 'latin1');
    process.exitCode = 3;
  },
  'exits when somebody leaves': spoilt({
    arrived: ({ socket }) => void socket.once('close', () => process.exit(3)),
  }),
  'never listens': () => void setInterval(() => undefined, 1_000),
  'listens late': (port) => void setTimeout(() => lawful(port), 2_000),
  'ignores SIGTERM': (port) => {
    process.on('SIGTERM', () => undefined);
    lawful(port);
  },
  'forks children': (port) => {
    for (let child = 0; child < 3; child += 1) fork("trap '' TERM HUP; sleep 60 & sleep 60", false);
    lawful(port);
  },
  'forks children that leave': (port) => {
    for (let child = 0; child < 3; child += 1) fork("trap '' TERM HUP; sleep 60 & sleep 60", true);
    lawful(port);
  },
  'fills its log': logging('every line of a log is said to be read by somebody\n'),
  'fills its log with one line': logging('and so on '),
  'is killed': midway(() => process.kill(process.pid, 'SIGKILL')),
  'is stopped': midway(() => process.kill(process.pid, 'SIGSTOP')),
  'is stopped for a while': midway(() => {
    fork(`sleep 2; kill -CONT ${process.pid}`, false);
    process.kill(process.pid, 'SIGSTOP');
  }),
  'stops listening': midway((stopListening) => stopListening()),
};
