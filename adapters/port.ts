import { connect, createServer } from 'node:net';
import { isOwnLimit, ownLimitText } from './own-limits.ts';
import { StartError } from './server.ts';

/**
 * Below the ports from which the kernel takes the near ends of connections: a port that is free now could otherwise become
 * one of those before the server has bound it.
 */
const LOWEST = 20_000;
const COUNT = 12_000;

let offered = 0;

/** A TCP port on the loopback that nobody listens on. Each call starts behind the last one's answer. @throws StartError */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < COUNT; tried += 1) {
    const port = LOWEST + ((process.pid * 31 + offered) % COUNT);
    offered += 1;
    const code = await bindCode(port);
    if (code === null) return port;
    if (isOwnLimit(code)) throw ownLimitError(code);
  }
  throw new StartError(
    `no port from ${LOWEST} to ${LOWEST + COUNT - 1} is free on 127.0.0.1`,
    'end what listens on so many, or start the server by hand and name its address',
  );
}

/** The error of a server that could not be started for something that this machine has not got. */
export function ownLimitError(code: string): StartError {
  const { lack, step } = ownLimitText(code);
  return new StartError(`the server was not started: ${lack}`, step);
}

/** Node's code where a port could not be bound; null where it could, and is free again. */
async function bindCode(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(code ?? message));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(null)));
  });
}

/** Whether a TCP connection is accepted within so many ms. */
export async function accepts(host: string, port: number, within: number): Promise<boolean> {
  return (await connectCode(host, port, within)) === null;
}

/** Node's code where no TCP connection was accepted within so many ms; null where one was. */
export async function connectCode(host: string, port: number, within: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: within });
    const end = (code: string | null): void => {
      socket.destroy();
      resolve(code);
    };
    socket
      .once('connect', () => end(null))
      .once('error', ({ code, message }: NodeJS.ErrnoException) => end(code ?? message))
      .once('timeout', () => end('ETIMEDOUT'));
  });
}
