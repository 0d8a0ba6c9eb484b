import { describe, expect, test } from 'vitest';
import { DIALECTS, referenceFtIrc } from '../../adapters/index.ts';
import { SLOTS } from '../../model/dialect.ts';
import { converse } from './reference-here.ts';
import { dialogue } from './dialogue.ts';

const FT_IRC = DIALECTS['ft_irc'] ?? {};

test('the dialect leaves the reference server of that kind every choice that it makes', () => {
  const made = referenceFtIrc.dialect ?? {};
  for (const { name, choice, values } of SLOTS) {
    const permitted = FT_IRC[name] ?? FT_IRC[choice.id] ?? values;
    const own = made[name] ?? made[choice.id] ?? values;
    expect(
      own.filter((value) => permitted.includes(value)),
      name,
    ).not.toEqual([]);
  }
  expect(FT_IRC['server_password']).toEqual(made['server_password']);
});

describe('the reference server of that kind', () => {
  const argv = ['--profile', 'ft-irc'];
  const talk = (script: readonly string[]): Promise<string> => converse({ argv, password: 'hush' }, script);

  test('takes neither NICK nor USER before the password, and none that is wrong', async () => {
    const transcript = await talk([
      'A! NICK dan | USER u 0 * :r',
      'A? 451',
      'A! PASS wrong',
      'A? 464',
      'A! NICK dan | PASS hush | NICK dan | USER u 0 * :r',
      'A? 001',
    ]);
    expect(transcript.match(/ 4\d\d | 001 /g)).toEqual([' 451 ', ' 451 ', ' 464 ', ' 451 ', ' 001 ']);
  });

  test('is started with a password of its own where none is given, the same in each of its lives', async () => {
    const options = { password: null, startWithin: 5_000 };
    const passwords: (string | null)[] = [];
    for (let lives = 0; lives < 2; lives += 1) {
      const server = await referenceFtIrc.start(options);
      passwords.push(server.password);
      const script = [`A! PASS ${server.password} | NICK dan | USER u 0 * :r`, 'A? 001'];
      expect(await dialogue(server.port, script)).toContain(' 001 dan ');
      await server.stop();
    }
    expect(passwords[0]).toMatch(/^\w{8,}$/);
    expect(passwords[1]).toBe(passwords[0]);
    const given = await referenceFtIrc.start({ ...options, password: 'sesame' });
    expect(given.password).toBe('sesame');
    await given.stop();
  });
});
