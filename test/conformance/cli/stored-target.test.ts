import { expect, test } from 'vitest';
import { freshPassword, restoreTarget, storedTarget } from '../../../conformance/cli/stored-target.ts';
import { resolveTarget, withoutPassword } from '../../../conformance/cli/target.ts';
import { CONFORMS, fakeParts } from './fake.ts';

const { adapters } = fakeParts(CONFORMS);

test.each([
  ['reference', undefined],
  ['irc://127.0.0.1:6667', undefined],
  [undefined, "./ircserv '{port}' {password}"],
])('a target is stored so that it can be started again: %s %s', async (name, command) => {
  const target = await resolveTarget(name, command, false, adapters);
  const stored = storedTarget(target.given, []);
  const again = await restoreTarget(stored, false, adapters);
  expect([again.name, again.given]).toEqual([target.name, target.given]);
});

test('a password that was typed into the command line is neither stored nor shown', async () => {
  const typed = await resolveTarget(undefined, './ircserv {port} hush hush-hush', false, adapters);
  const target = withoutPassword(typed, 'hush');
  const command = './ircserv {port} {password} {password}-{password}';
  expect(storedTarget(target.given, [])).toEqual({ kind: 'command', command });
  expect(target.name).toBe(`--command '${command}'`);
  expect(withoutPassword(typed, '')).toBe(typed);
  expect(withoutPassword(typed, null)).toBe(typed);
});

test('a server that we start gets a password of its own, another one does not', async () => {
  const [ours, theirs] = await Promise.all(
    ['reference', '127.0.0.1:6667'].map((name) => resolveTarget(name, undefined, false, adapters)),
  );
  expect(ours && freshPassword(ours, adapters)).toMatch(/^[0-9a-f]{12}$/);
  expect(theirs && freshPassword(theirs, adapters)).toBeNull();
});

test('another machine has to be owned again', async () => {
  const stored = { kind: 'named', name: '192.0.2.1:6667', faults: [] } as const;
  await expect(restoreTarget(stored, false, adapters)).rejects.toThrow('another machine');
  expect((await restoreTarget(stored, true, adapters)).name).toBe('192.0.2.1:6667');
});
