import { describe, expect, test } from 'vitest';
import {
  hybrid,
  inspircd,
  inspircdAtheme,
  irc2,
  ngircd,
  type Adapter,
  type Exit,
} from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';
import { dialogue } from './dialogue.ts';

/** The longest wait for one answer, in ms: irc2 looks at its listener once a second, and at each client when it likes. */
const DEADLINE = 20_000;

const options = { password: null, startWithin: 5_000 };

/** Each server, how it says that it was stopped, and the programs that it takes. */
const SERVERS: readonly (readonly [Adapter, Exit, readonly string[]])[] = [
  [ngircd, { code: 0, signal: null }, ['ngircd']],
  [inspircd, { code: 10, signal: null }, ['inspircd']],
  [inspircdAtheme, { code: 10, signal: null }, ['inspircd', 'atheme']],
  [hybrid, { code: 0, signal: null }, ['hybrid']],
  [irc2, { code: 255, signal: null }, ['irc2']],
];

const logon = (password: string): readonly string[] => [
  `A! PASS ${password} | NICK dan | USER u 0 * :r`,
  'A? ( 001 dan |^closed$)',
  'A! QUIT',
  'A? closed',
];

describe.each(SERVERS)('$name', ({ start }, exit, programs) => {
  const isThere = programs.every(requireServer);

  test.runIf(isThere)('logs a client on and off', async () => {
    const server = await start(options);
    const script = ['A! NICK dan | USER u 0 * :r', 'A? ( 376 | 422 )', 'A! QUIT', 'A? closed'];
    const transcript = await dialogue(server.port, script, DEADLINE);
    await server.stop();
    expect(transcript).toMatch(/ 001 dan [^]*ERROR :[^]*\nA closed$/);
    expect(await server.exited).toEqual(exit);
  });

  test.runIf(isThere)('asks for the password that it was started with', async () => {
    const server = await start({ ...options, password: 'right' });
    const [right, wrong] = [
      await dialogue(server.port, logon('right'), DEADLINE),
      await dialogue(server.port, logon('wrong'), DEADLINE),
    ];
    await server.stop();
    expect(right).toContain(' 001 dan ');
    expect(wrong).not.toContain(' 001 ');
  });
});
