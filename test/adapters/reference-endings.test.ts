import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { converse } from './reference-here.ts';

const logon = 'A! NICK dan | USER u 0 * :r';
const dan = [logon, 'A? 001'];
const named = ['A! NICK dan | NICK', 'A? 431|461'];
/** By the time at which C was answered, the server has seen what A did before. */
const seen = ['C! NICK', 'C? 431|461'];
const successor = ['B! NICK dan | USER u 0 * :r', 'B? 001|433'];

/** The ways in which a connection can end; each must free the nick that it had or named. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'FIN of a registered client': [...dan, 'A,'],
  'FIN of a client that has only named a nick': [...named, 'A,'],
  'FIN in the middle of a line': [...dan, 'A~ NICK bo', 'A,'],
  'FIN right behind the logon': [logon, 'A,'],
  'FIN right behind QUIT': [...dan, 'A! QUIT', 'A,'],
  'RST of a registered client': [...dan, 'A/'],
  'RST of a client that has only named a nick': [...named, 'A/'],
  'RST in the middle of a line': [...dan, 'A~ NICK bo', 'A/'],
  'RST behind input that the server has not read': [...dan, 'A! JOIN #c | NICK bob | NICK dan', 'A/'],
  'RST right behind the logon': [logon, 'A/'],
  'RST right behind QUIT': [...dan, 'A! QUIT', 'A/'],
  'RST before a byte was sent': ['A/'],
};

const cases = Object.keys(PROFILES).flatMap((profile) =>
  Object.entries(ENDINGS).map(([ending, script]) => ({ profile, ending, script })),
);

describe('an end of the connection frees the nick at once', () => {
  test.each(cases)('$profile: $ending', async ({ profile, script }) => {
    const argv = ['--profile', profile];
    expect(await converse({ argv }, [...script, ...seen, ...successor])).toMatch(/^B \S+ 001 dan /m);
  });
});

test('a connection that was reset before a byte was sent is counted no more', async () => {
  expect(await converse({ argv: [] }, ['A/', 'B! NICK bob | USER u 0 * :r', 'B? 376'])).not.toContain(
    ' 253 ',
  );
});

test('a line that was begun is not carried out when the client sends no more', async () => {
  const heard = await converse({ argv: [] }, [
    'B! NICK bob | USER u 0 * :r',
    'B? 376',
    ...dan,
    'A~ PRIVMSG bob :half',
    'A.',
    'B PING x',
  ]);
  expect(heard).not.toContain('half');
});
