import { connect, createServer } from 'node:net';

/**
 * Below the ports from which the kernel takes the near ends of connections: a port that is free now could otherwise become
 * one of those before the server has bound it.
 */
const LOWEST = 20_000;
const COUNT = 12_000;

let offered = 0;

/** A TCP port on the loopback that nobody listens on. Each call starts behind the last one's answer. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < COUNT; tried += 1) {
    const port = LOWEST + ((process.pid * 31 + offered) % COUNT);
    offered += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${LOWEST} to ${LOWEST + COUNT - 1} is free`);
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)));
  });
}

/** Whether a TCP connection is accepted within so many ms. */
export async function accepts(host: string, port: number, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: within });
    const end = (accepted: boolean) => (): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
