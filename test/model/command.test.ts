import { expect, test } from 'vitest';
import { asksForIrcx, LINE_LIMIT, readCommand } from '../../model/command.ts';

test.each([
  ['nick dan', 'NICK', ['dan']],
  ['USER u 0 * :a b', 'USER', ['u', '0', '*', 'a b']],
  [':src PING t', 'PING', ['t']],
  ['JOIN #x', 'KNOWN', ['#x']],
  ['433 * x', 'NUMERIC', ['*', 'x']],
  ['FROB', 'UNKNOWN', []],
  ['ERROR :x', 'ERROR', ['x']],
  ['', 'EMPTY', []],
  ['   ', 'EMPTY', []],
])('%j is read as %s', (line, kind, params) => {
  expect(readCommand(line)).toMatchObject({ kind, params, line });
});

test('what stands behind the limit of a line does not count', () => {
  const { params } = readCommand(`PING ${'a'.repeat(600)}`);
  expect(params[0]).toHaveLength(LINE_LIMIT - 'PING '.length);
});

test.each(['MODE ISIRCX', 'mode isircx', 'MODE :IsIrcx', ':src MODE ISIRCX'])('%s asks for IRCX', (line) => {
  expect(asksForIrcx(readCommand(line))).toBe(true);
});

test.each(['MODE', 'MODE dan', 'MODE ISIRCX +i', 'ISIRCX', 'MODE ISIRCX2', 'PING ISIRCX'])(
  '%s does not ask for IRCX in a MODE',
  (line) => {
    expect(asksForIrcx(readCommand(line))).toBe(false);
  },
);
