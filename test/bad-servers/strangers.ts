import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { flood } from './flood.ts';
import { MB, type Kind, type Kinds } from './kind.ts';

/** So few connections wait to be accepted. */
const SHORT_QUEUE = 1;

function stranger(meet: (socket: Socket) => void): Kind {
  return (port) => {
    const server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => undefined);
      meet(socket);
    });
    server.listen({ host: '127.0.0.1', port, backlog: SHORT_QUEUE }, () =>
      process.stdout.write('listening\n'),
    );
  };
}

function answering(bytes: string): Kind {
  return stranger((socket) => {
    socket.once('data', () => {
      socket.end(bytes, 'latin1');
    });
  });
}

function flooding(text: string): Kind {
  return stranger((socket) => flood(socket, text, (bytes) => socket.write(bytes, 'latin1')));
}

/** Servers that speak something else, or nothing. */
export const STRANGERS: Kinds = {
  'closes at accept': stranger((socket) => void socket.destroy()),
  'resets at accept': stranger((socket) => void socket.resetAndDestroy()),
  'never answers': stranger((socket) => void socket.resume()),
  'never reads': stranger((socket) => void socket.pause()),
  echoes: stranger((socket) => void socket.pipe(socket)),
  'speaks HTTP': answering('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<h1>400</h1>'),
  'speaks SSH': stranger((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
  'speaks TLS, and tells so': answering('\x15\x03\x01\x00\x02\x02\x46'),
  'speaks TLS': (port) =>
    void createTlsServer({})
      .on('tlsClientError', () => undefined)
      .listen(port, '127.0.0.1'),
  'floods with lines': flooding(':flood NOTICE * :hello\r\n'),
  'floods with short lines': flooding('x\n'),
  'floods without line ends': flooding('x'),
  'begins a welcome of 100 MB': stranger((socket) => {
    let left = 100;
    const goOn = (): void => {
      left -= 1;
      socket.write(left < 0 ? '\r\n' : 'x'.repeat(MB), () => {
        if (left >= 0) goOn();
      });
    };
    socket.write(':long 001 z0000c :', goOn);
  }),
};
