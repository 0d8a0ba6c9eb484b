import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../../adapters/root.ts';

/** A server that was stopped when it listened, and whose queue of connections was filled then. */
export interface FullQueue extends AsyncDisposable {
  readonly port: number;
}

/** So long a connection is waited for before the queue is taken to be full, in ms: the kernel tries again after a second. */
const PATIENCE = 500;

export async function fillQueue(port: number): Promise<FullQueue> {
  const main = join(ROOT, 'dist/test/bad-servers/main.js');
  const server = spawn(process.execPath, [main, 'never answers', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(server.stdout, 'data');
  server.kill('SIGSTOP');
  const sockets: Socket[] = [];
  for (let fits = true; fits;) {
    const socket = connect({ host: '127.0.0.1', port, timeout: PATIENCE });
    sockets.push(socket);
    fits = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('timeout', () => resolve(false));
    });
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}
