import { expect, test } from 'vitest';
import { readCommand } from '../../model/command.ts';
import { readDiscovery } from '../../model/ircx-readings.ts';
import { newSession } from '../../model/world.ts';

const read = (line: string, owned = false): readonly string[] =>
  readDiscovery(readCommand(line), { ...newSession(0), owned }).map(({ input }) => input);

test.each([
  ['IRCX', ['IRCX', 'UNKNOWN']],
  ['isircx', ['ISIRCX', 'UNKNOWN']],
  ['MODE ISIRCX', ['MODE.isircx', 'KNOWN']],
  ['MODE isircx', ['MODE.isircx', 'KNOWN']],
  ['MODE ISIRCX +i', ['KNOWN']],
  ['MODE dan', ['KNOWN']],
])('%s before registration', (line, inputs) => {
  expect(read(line)).toEqual(inputs);
});

test('MODE ISIRCX is a MODE like others once registered', () => {
  expect(read('MODE ISIRCX', true)).toEqual(['KNOWN']);
});
