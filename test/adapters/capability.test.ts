import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { listed, offersCapability } from '../../adapters/capability.ts';

test('what a list names is found with its value, over several lines', () => {
  const more = ':s CAP * LS * :sasl=PLAIN,EXTERNAL  cap-notify \r\n';
  expect(listed(more)).toBeNull();
  expect(listed(`:s NOTICE * :hello\r\n${more}CAP * LS :away-notify\r\n`)).toEqual([
    'sasl=PLAIN,EXTERNAL',
    'cap-notify',
    'away-notify',
  ]);
});

test('a list counts when its line has come whole, and may be empty', () => {
  expect(listed(':s CAP * LS :sas')).toBeNull();
  expect(listed(':s CAP * LS :\r\n')).toEqual(['']);
});

test('a server is asked on a connection of its own, and what it offers is told from what it does not', async () => {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        asked.push(String(chunk));
        socket.write(':s CAP * LS :sasl=PLAIN cap-notify\r\n');
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const look = async (name: string): Promise<string | null> =>
    offersCapability('127.0.0.1', port, name).look(5_000);
  expect(await look('sasl=PLAIN')).toBeNull();
  expect(await look('sasl')).toBe('not offered');
  expect(asked).toEqual(['CAP LS 302\r\n', 'CAP LS 302\r\n']);
  server.close();
  await once(server, 'close');
  expect(await look('sasl=PLAIN')).toBe('ECONNREFUSED');
});
