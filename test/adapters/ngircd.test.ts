import { describe, expect, test } from 'vitest';
import { findServer } from '../../adapters/installed.ts';
import { ngircd } from '../../adapters/ngircd.ts';
import { requireServer } from '../require-server.ts';
import { dialogue } from './dialogue.ts';

const options = { password: null, startWithin: 5_000 };

const logon = (password: string): readonly string[] => [
  `A! PASS ${password} | NICK dan | USER u 0 * :r | QUIT`,
  'A? closed',
];

describe.runIf(requireServer('ngircd'))('ngIRCd', () => {
  test('logs a client on and off', async () => {
    const server = await ngircd.start(options);
    const transcript = await dialogue(server.port, [
      'A! NICK dan | USER u 0 * :r',
      'A? 376',
      'A! QUIT',
      'A? closed',
    ]);
    await server.stop();
    expect(transcript).toMatch(/ 001 dan [^]*ERROR :[^]*\nA closed$/);
    expect(await server.exited).toEqual({ code: 0, signal: null });
  });

  test('asks for the password that it was started with', async () => {
    const server = await ngircd.start({ ...options, password: 'right' });
    const [right, wrong] = [
      await dialogue(server.port, logon('right')),
      await dialogue(server.port, logon('wrong')),
    ];
    await server.stop();
    expect(right).toContain(' 001 dan ');
    expect(wrong).not.toContain(' 001 ');
  });
});

test('a server that is nowhere is a StartError that says where it was looked for, and what to do', () => {
  expect(() => findServer('no-such-ircd', '/nowhere')).toThrow(
    expect.objectContaining({
      message: 'no-such-ircd was not found: looked in NICK_COLLIDER_NO_SUCH_IRCD, PATH and /nowhere',
      hint: 'npm run servers',
    }),
  );
});
