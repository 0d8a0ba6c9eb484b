import { expect, test } from 'vitest';
import { limitNamed, type LimitKind } from '../../../conformance/limits/words.ts';

/** What servers say, and what they mean. */
const SAID: readonly (readonly [string, LimitKind | null])[] = [
  ['Connection limit reached', 'room'],
  ['Connection refused, too many connections from your IP address', 'room'],
  ['Closing Link: (No more connections)', 'room'],
  ['Closing link: (u@h) [No more connections allowed from your host via this connect class (local)]', 'room'],
  ['Closing Link: h (Sorry, server is full - try later)', 'room'],
  ['Closing Link: a[~u@h] (Too many host connections (local))', 'room'],
  ['Closing Link: [127.0.0.1] (Too many unknown connections from your IP)', 'room'],
  ['Too many clones', 'room'],
  ['Max clients reached', 'room'],
  ['Your host is trying to (re)connect too fast -- throttled.', 'haste'],
  ['Closing Link: [h] (Throttled: Reconnecting too fast)', 'haste'],
  ['Trying to reconnect too fast.', 'haste'],
  ['Your IP range has been attempting to connect too many times in too short a duration.', 'haste'],
  ['Closing Link: a (Excess Flood)', 'flood'],
  ['Closing link: (u@h) [RecvQ exceeded]', 'flood'],
  ['Excess Flood: you are sending too fast', 'flood'],
  ['You are sending messages too quickly', 'flood'],
  ['Rate limit exceeded', 'flood'],
  ['Closing Link: a (Quit: bye)', null],
  ['Closing Link: a (Ping timeout: 120 seconds)', null],
  ['Closing Link: a (Registration timed out)', null],
  ['Access denied: Bad password?', null],
  ['Killed (root (a test))', null],
  ['Nick taken over', null],
  ['Request too long', null],
  ['Internal error', null],
  ['Server shutting down', null],
  ['Connection closed', null],
  ['', null],
];

test.each(SAID)('%s: %s', (text, limit) => {
  expect(limitNamed(text)).toBe(limit);
});
