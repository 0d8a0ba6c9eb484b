import { createServer, type Socket } from 'node:net';
import type { Address } from '../../../conformance/run/connection.ts';

/** A server for tests: it does what its script says, connection by connection. */
export interface ToyServer extends AsyncDisposable {
  readonly address: Address;
  /** Sockets that were accepted, and how many were open at once at most. */
  readonly accepted: number;
  readonly most: number;
}

/** One client of a toy server. */
export interface Peer {
  readonly socket: Socket;
  readonly say: (...lines: readonly string[]) => void;
}

/** Called when a client connects; gives back what to do with each of its lines. */
export type Script = (peer: Peer) => ((line: string) => void) | void;

export async function startToy(script: Script): Promise<ToyServer> {
  const sockets = new Set<Socket>();
  const counts = { accepted: 0, most: 0 };
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    counts.accepted += 1;
    counts.most = Math.max(counts.most, sockets.size);
    // Those that have said goodbye hold no place: the other side may connect again before it has closed.
    socket.on('prefinish', () => sockets.delete(socket));
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const hear = script({
      socket,
      say: (...lines) => socket.write(lines.map((line) => `${line}\r\n`).join('')),
    });
    let rest = '';
    socket.setEncoding('latin1');
    socket.on('data', (data: string) => {
      const lines = (rest + data).split('\r\n');
      rest = lines.pop() ?? '';
      if (hear !== undefined) for (const line of lines) hear(line);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: { host: '127.0.0.1', port: bound.port },
    get accepted() {
      return counts.accepted;
    },
    get most() {
      return counts.most;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A small IRC server with one nick registry, as servers mostly are. `taken` says what is refused with 433. */
export function lawful(
  options: { taken?: (nick: string) => boolean; burst?: readonly string[] } = {},
): Script {
  const { taken = () => false, burst = ['376 :end'] } = options;
  return ({ socket, say }) => {
    let nick: string | null = null;
    let user = false;
    let registered = false;
    return (line) => {
      const [command = '', ...params] = line.split(' ');
      switch (command) {
        case 'NICK':
          if (params[0] === undefined) say(':toy 431 * :No nickname given');
          else if (taken(params[0])) say(`:toy 433 ${nick ?? '*'} ${params[0]} :Nickname is already in use`);
          else {
            if (registered) say(`:${nick}!u@h NICK :${params[0]}`);
            nick = params[0];
          }
          break;
        case 'USER':
          if (registered) say(':toy 462 x :You may not reregister');
          else if (params.length < 4) say(':toy 461 * USER :Not enough parameters');
          else user = true;
          break;
        case 'PING':
          if (registered) say(`:toy PONG toy :${params[0]}`);
          break;
        case 'QUIT':
          say('ERROR :bye');
          socket.end();
          break;
        default:
          if (registered) say(`:toy 421 x ${command} :Unknown command`);
      }
      if (!registered && nick !== null && user) {
        registered = true;
        say(`:toy 001 ${nick} :Welcome`, ...burst.map((rest) => `:toy ${rest.replace(' ', ` ${nick} `)}`));
      }
    };
  };
}
