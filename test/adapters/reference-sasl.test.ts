import { describe, expect, test } from 'vitest';
import { ACCOUNTS } from '../../adapters/reference/accounts.ts';
import type { Step } from './dialogue.ts';
import { converse } from './reference-here.ts';
import { isSigned, plain, respond, scramFinal, scramFirst } from './sasl-client.ts';

const alice = { name: 'alice', password: 'wonder land:1' };
const forBob = { ...alice, authorization: 'Bob' };
const bob = { name: 'Bob', password: 'builder,=2' };
const asked = (who: string, mechanism: string): readonly string[] => [
  `${who} CAP REQ :sasl`,
  `${who} AUTHENTICATE ${mechanism}`,
];
const dan = 'A NICK dan | USER u 0 * :r';

async function play(script: readonly Step[], ...settings: readonly string[]): Promise<string> {
  return converse({ argv: settings.flatMap((setting) => ['--set', setting]) }, script);
}

const base64Length = ({ name, password }: (typeof ACCOUNTS)[number]): number =>
  Buffer.from(`\0${name}\0${password}`).toString('base64').length;

test('the accounts have responses of one short line, one full one, two full ones, and one and a bit', () => {
  expect(ACCOUNTS.map(base64Length).filter((length) => length >= 400)).toEqual([400, 800, 500]);
  expect(ACCOUNTS.map(base64Length).filter((length) => length < 400)).toHaveLength(3);
});

describe('PLAIN', () => {
  test.each(ACCOUNTS)('logs in $name', async (account) => {
    const transcript = await play([...asked('A', 'PLAIN'), plain('A', account)]);
    expect(transcript).toMatch(
      new RegExp(` 900 \\* \\*!\\*@127\\.0\\.0\\.1 ${account.name} :.*\nA \\S+ 903 \\* :`),
    );
  });

  test('takes the own name as authorization identity and no other', async () => {
    expect(await play([...asked('A', 'PLAIN'), plain('A', { ...alice, authorization: 'alice' })])).toContain(
      ' 903 ',
    );
    expect(await play([...asked('A', 'PLAIN'), plain('A', { ...alice, authorization: 'Bob' })])).toContain(
      ' 904 ',
    );
  });

  test.each([
    ['a wrong password', plain('A', { ...alice, password: 'wonder land:2' })],
    ['a password that was cut', plain('A', { ...alice, password: 'wonder land:' })],
    ['an unknown account', plain('A', { ...alice, name: 'mallory' })],
    ['a name in other letters', plain('A', { ...alice, name: 'Alice' })],
    ['no password', plain('A', { ...alice, password: '' })],
    ['no name', plain('A', { ...alice, name: '' })],
    ['one NUL', respond('A', 'alice\0wonder land:1')],
    ['three NULs', respond('A', '\0alice\0wonder land:1\0')],
    ['nothing', 'A AUTHENTICATE +'],
    ['what is no base64', 'A AUTHENTICATE AGFsaWNl!'],
  ])('refuses %s and lets it be tried again', async (_, response) => {
    const transcript = await play([
      ...asked('A', 'PLAIN'),
      response,
      'A AUTHENTICATE PLAIN',
      plain('A', alice),
    ]);
    expect(transcript).toMatch(/ 904 [^\n]*\nA AUTHENTICATE \+\nA \S+ 900 [^\n]* alice :/);
  });
});

describe('SCRAM-SHA-256', () => {
  test.each(ACCOUNTS)('proves $name to the server and the server to it', async (account) => {
    const script = [
      ...asked('A', 'SCRAM-SHA-256'),
      scramFirst('A', account),
      scramFinal('A', account),
      'A AUTHENTICATE +',
    ];
    const proven = await play(script.slice(0, -1));
    expect(isSigned(proven.split('\n'), account)).toBe(true);
    expect(proven).not.toMatch(/ 90[03] /);
    expect(await play(script)).toMatch(new RegExp(` 900 [^\n]* ${account.name} :.*\nA \\S+ 903 `));
  });

  test.each([
    ['a wrong password', alice, { ...alice, password: 'x' }],
    ['an unknown account', { ...alice, name: 'mallory' }, { ...alice, name: 'mallory' }],
    ['another account’s proof', alice, bob],
    ['who wants to act as somebody else', forBob, forBob],
  ])('refuses %s', async (_, first, last) => {
    const transcript = await play([
      ...asked('A', 'SCRAM-SHA-256'),
      scramFirst('A', first),
      scramFinal('A', last),
    ]);
    expect(transcript).toMatch(/AUTHENTICATE cj\S+\nA \S+ 904 [^\n]*$/);
  });

  test('takes the own name as authorization identity', async () => {
    const own = { ...alice, authorization: 'alice' };
    const script = [...asked('A', 'SCRAM-SHA-256'), scramFirst('A', own), scramFinal('A', own)];
    expect(await play([...script, 'A AUTHENTICATE +'])).toContain(' 903 ');
  });

  test('refuses the answer to another connection’s challenge', async () => {
    const transcript = await play([
      ...asked('A', 'SCRAM-SHA-256'),
      ...asked('B', 'SCRAM-SHA-256'),
      scramFirst('A', alice),
      scramFirst('B', alice),
      scramFinal('B', alice, 'A'),
      scramFinal('A', alice),
      'A AUTHENTICATE +',
    ]);
    expect(transcript).toMatch(/^A \S+ 903 /m);
    expect(transcript).toMatch(/^B \S+ 904 /m);
  });

  test.each(['p=tls-unique,,n=alice,r=x', 'n,,n=alice', 'n,,m=x,n=alice,r=x', 'n,,n=a=b,r=x'])(
    'refuses the first message %s',
    async (message) => {
      expect(await play([...asked('A', 'SCRAM-SHA-256'), respond('A', message)])).toMatch(/ 904 [^\n]*$/);
    },
  );

  test('tells a long challenge in pieces', async () => {
    const nonce = 'n'.repeat(300);
    const script = [...asked('A', 'SCRAM-SHA-256'), respond('A', `n,,n=alice,r=${nonce}`)];
    expect(await play(script)).toMatch(/AUTHENTICATE \S{400}\nA AUTHENTICATE \S{1,399}$/);
  });
});

describe('authentication and registration leave each other alone', () => {
  test('a refused nick and other lines within an exchange change nothing, and the login lasts', async () => {
    const script = [
      'B NICK dan | USER u 0 * :r',
      ...asked('A', 'PLAIN'),
      'A NICK dan | USER u 0 * :r | PASS x | PING x | CAP LIST',
      plain('A', alice),
      'A NICK ann',
      'A CAP END',
      'A? 376',
      'A AUTHENTICATE PLAIN',
    ];
    expect(await play(script, 'pass_late@named=ignored')).toMatch(
      /^A \S+ 433 [^]*^A \S+ 903 [^]*^A \S+ 001 ann [^]*^A \S+ 907 ann /m,
    );
  });

  test('a failure does not keep a client from registering', async () => {
    const wrong = plain('A', { ...alice, password: 'x' });
    expect(await play([...asked('A', 'PLAIN'), wrong, 'A CAP END', dan])).toMatch(/ 904 [^]* 001 dan /);
  });

  test('success registers nobody', async () => {
    const transcript = await play([...asked('A', 'PLAIN'), dan, plain('A', alice)]);
    expect(transcript).toMatch(/ 900 dan dan!u@127\.0\.0\.1 alice :[^]* 903 dan [^\n]*$/);
  });

  test('one connection’s exchange is not another’s', async () => {
    const script = [...asked('A', 'PLAIN'), 'B CAP REQ :sasl', plain('B', alice), plain('A', bob)];
    expect(await play(script)).toMatch(/^A \S+ 900 \S+ \S+ Bob [^]*^B \S+ 904 /m);
  });
});

describe('answers that come later', () => {
  const later = 'sasl_answers=later';

  test('come one after the other', async () => {
    const lines = ['A! AUTHENTICATE PLAIN', plain('A!', alice), 'A! AUTHENTICATE PLAIN | PING x'];
    const script = ['A CAP REQ :sasl', ...lines, 'A? 907'];
    expect(await play(script, later)).toMatch(
      / PONG [^\n]*\nA AUTHENTICATE \+\nA \S+ 900 [^\n]*\nA \S+ 903 [^\n]*\nA \S+ 907 /,
    );
  });

  test('may hold the registration', async () => {
    const script = [...asked('A', 'PLAIN').slice(0, 1), 'A! AUTHENTICATE PLAIN', 'A? AUTHENTICATE', dan];
    const end = ['A CAP END', plain('A!', alice), 'A? 376'];
    expect(await play([...script, ...end], later, 'sasl_at_completion=held')).toMatch(/ 903 [^]* 001 /);
  });

  test('do not come to a client that is gone', async () => {
    expect(await play(['A CAP REQ :sasl', 'A! AUTHENTICATE PLAIN | QUIT', 'A? closed'], later)).not.toContain(
      'AUTHENTICATE',
    );
  });
});
