import { expect, test } from 'vitest';
import { circumstances, dialectSources, socketsFor } from '../../conformance/circumstances.ts';
import type { MetServer } from '../../conformance/host-server.ts';
import { metServer } from './met-server.ts';

const SERVER = metServer({ host: '127.0.0.1', port: 6667 });
const saying = (isupport: Readonly<Record<string, string>>): MetServer => ({
  ...SERVER,
  welcome: { ...SERVER.welcome, isupport },
});

test('what a server says in 005 outweighs what was said of it, and each entry has its source', () => {
  const server = saying({ CASEMAPPING: 'ascii', NICKLEN: '9' });
  const known = { casemapping: ['rfc1459'], nick_missing: ['431'] };
  expect(circumstances(server, known, { deadlineMs: 5000 })).toMatchObject({
    dialect: { casemapping: ['ascii'], nick_missing: ['431'], server_password: ['none'] },
    nickLength: 9,
  });
  expect(dialectSources(server, known)).toEqual({
    casemapping: '005',
    nick_missing: '--dialect',
    server_password: 'first contact',
  });
});

test('of a password the adapter knows whether it is asked for; one that was only given tells nothing', () => {
  const started = { ...SERVER, password: 'hush', asksForPassword: true };
  expect(dialectSources(started, {})).toEqual({ server_password: 'adapter' });
  expect(dialectSources({ ...SERVER, password: 'hush' }, {})).toEqual({});
});

test('a server that takes long to log one client on, or is known to be slow, is given its time', () => {
  const slow = { ...SERVER, welcome: { ...SERVER.welcome, logonMs: 3000 } };
  expect(circumstances(slow, {}, { deadlineMs: 5000 }).deadlineMs).toBe(12_000);
  expect(circumstances({ ...SERVER, answerMs: 20_000 }, {}, { deadlineMs: 5000 }).deadlineMs).toBe(20_000);
  expect(circumstances(SERVER, {}, { deadlineMs: 5000 }).deadlineMs).toBe(5000);
  const penalizing = { ...SERVER, penaltyMs: 2_000 };
  expect(circumstances(penalizing, {}, { deadlineMs: 5000 })).toMatchObject({
    deadlineMs: 29_000,
    releaseMs: 26_000,
  });
});

test('more sockets are open at once where a server makes clients wait for each line, and no fewer than elsewhere', () => {
  expect(socketsFor({ penaltyMs: 0 }, 8)).toBe(8);
  expect(socketsFor({ penaltyMs: 2_000 }, 8)).toBe(64);
  expect(socketsFor({ penaltyMs: 2_000 }, 256)).toBe(256);
});
