import { expect, test } from 'vitest';
import { heardWhile, wakes, type Idle, type Wakening } from '../../../conformance/run/idling.ts';

const SPAN = { earliest: 2_000, latest: 4_000 };
const WAKENING: Wakening = { timers: { register: SPAN, ping: SPAN, pong: SPAN }, margin: 1e9 };
const idle = (change: Partial<Idle> = {}): Idle => ({
  until: 'end',
  answers: false,
  began: 10e9,
  spoke: 10e9,
  askedAt: -1,
  ...change,
});

test('who does not register waits for as long as it takes the server to break its word', () => {
  expect(wakes(idle(), 'registering', WAKENING)).toBe(15e9);
  expect(wakes(idle({ spoke: 11e9 }), 'registering', WAKENING)).toBe(16e9);
});

test('who is registered waits for the PING, and then for the close, or for the time of an answer that was given', () => {
  expect(wakes(idle(), 'registered', WAKENING)).toBe(15e9);
  expect(wakes(idle({ askedAt: 13e9 }), 'registered', WAKENING)).toBe(18e9);
  expect(wakes(idle({ askedAt: 13e9, answers: true }), 'registered', WAKENING)).toBe(17e9);
});

test('who waits for a part, or to be asked, waits no longer', () => {
  expect(wakes(idle({ until: 'part' }), 'registered', WAKENING)).toBe(10.8e9);
  expect(wakes(idle({ until: 'asked' }), 'registered', WAKENING)).toBe(15e9);
  expect(wakes(idle({ until: 'asked', askedAt: 13e9 }), 'registered', WAKENING)).toBe(13e9);
});

test('a server that talks and talks is not waited for without end', () => {
  expect(wakes(idle({ spoke: 500e9 }), 'registered', WAKENING)).toBe(30e9);
});

test('without timers, and behind the close, there is nothing to wait for', () => {
  expect(wakes(idle(), 'registered', { timers: null, margin: 1e9 })).toBe(10e9);
  expect(wakes(idle(), 'closed', WAKENING)).toBe(10e9);
});

test('the first PING counts, and any other line as a sign', () => {
  const waiting = idle();
  heardWhile(waiting, 'PING :srv', 12e9);
  heardWhile(waiting, 'PING :srv', 13e9);
  heardWhile(waiting, ':srv NOTICE * :x', 14e9);
  expect(waiting).toMatchObject({ askedAt: 12e9, spoke: 14e9 });
});
