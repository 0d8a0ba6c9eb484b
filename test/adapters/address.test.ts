import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { addressAdapter, parseAddress } from '../../adapters/address.ts';
import { freePort } from '../../adapters/port.ts';

test.each([
  ['irc://localhost', { host: 'localhost', port: 6667 }],
  ['irc://irc.example.net:7000', { host: 'irc.example.net', port: 7000 }],
  ['IRC://127.0.0.1:6668/', { host: '127.0.0.1', port: 6668 }],
  ['localhost:6667', { host: 'localhost', port: 6667 }],
  ['[::1]:6667', { host: '::1', port: 6667 }],
  ['irc://[::1]', { host: '::1', port: 6667 }],
])('%s is an address', (text, address) => {
  expect(parseAddress(text)).toEqual(address);
});

test.each(['reference', 'ngircd', 'reference-take-over'])('%s is a name and no address', (text) => {
  expect(parseAddress(text)).toBeNull();
});

test.each([
  ['ircs://localhost', /TLS is not tested/],
  ['irc://', /not an address/],
  ['irc://host:99999', /not an address/],
  ['irc://host:0', /no port/],
  ['irc://user@host', /not an address/],
  ['irc://host/channel', /not an address/],
  ['host:', /no port/],
  ['a b:6667', /not an address/],
])('%s is refused', (text, message) => {
  expect(() => parseAddress(text)).toThrow(message);
});

const options = { password: 'secret', startWithin: 2_000 };

test('a server that is running is reached, and is left running', async () => {
  const server = createServer((socket) => socket.destroy());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const running = await addressAdapter({ host: '127.0.0.1', port }).start(options);
  expect(running).toMatchObject({ host: '127.0.0.1', port, password: null, exited: null });
  await running.stop();
  expect(server.listening).toBe(true);
  server.close();
});

test('whether anybody listens at an address is left to the first client', async () => {
  const port = await freePort();
  const server = await addressAdapter({ host: '127.0.0.1', port }).start({
    password: null,
    startWithin: 1000,
  });
  expect(server).toMatchObject({ host: '127.0.0.1', port, password: null, exited: null });
});
