import { describe, expect, test } from 'vitest';
import { PACKAGE_ACCOUNTS } from '../../adapters/reference/accounts.ts';
import type { Step } from './dialogue.ts';
import { answer, basic, ntlm, written } from './ircx-client.ts';
import { converse } from './reference-here.ts';

const alice = { name: 'alice', password: 'wonder land:1' };
const bob = { name: 'Bob', password: 'builder,=2' };
const wrong = { ...alice, password: 'wonder land:2' };
const dan = 'NICK dan | USER u 0 * :r';

async function play(script: readonly Step[], ...settings: readonly string[]): Promise<string> {
  const set = settings.flatMap((setting) => ['--set', setting]);
  return converse({ argv: ['--profile', 'ircx', ...set] }, script);
}

describe('what the server can do', () => {
  const offer = 'NTLM,BASIC,ANON 512 :*';

  test('is told by IRCX, which switches it on, and by ISIRCX and MODE ISIRCX, which do not', async () => {
    const transcript = await play([
      'A MODE ISIRCX',
      'A ISIRCX',
      'A IRCX',
      'A IRCX',
      'A ISIRCX',
      'A MODE ISIRCX',
    ]);
    const states = ['0', '0', '1', '1', '1', '1'];
    expect(transcript.split('\n')).toEqual(
      states.map((state) => `A :reference.example 800 * ${state} 0 ${offer}`),
    );
  });

  test('is told to a registered client, for which MODE ISIRCX is a MODE', async () => {
    const transcript = await play([`A ${dan}`, 'A? 376', 'A ISIRCX', 'A IRCX', 'A MODE ISIRCX']);
    expect(transcript).toMatch(/ 800 dan 0 [^\n]*\nA \S+ 800 dan 1 [^\n]*\nA \S+ (?!800)\d{3} dan /);
  });

  test.each(['MODE isircx', 'MODE ISIRCX x', 'MODE x'])('is not told by %s', async (line) => {
    expect(await play([`A ${line}`])).toMatch(/^A \S+ 451 \* [^\n]*$/);
  });

  test('is one connection’s affair', async () => {
    expect(await play(['A IRCX', 'B ISIRCX'])).toMatch(/^B \S+ 800 \* 0 /m);
  });
});

describe('BASIC and NTLM', () => {
  test.each(PACKAGE_ACCOUNTS)('take $name', async (account) => {
    const success = (pkg: string): RegExp =>
      new RegExp(` AUTH ${pkg} \\* ${account.name}@reference\\.example 0$`);
    expect(await play([basic('A', account)])).toMatch(success('BASIC'));
    expect(await play([ntlm('A'), answer('A', account)])).toMatch(success('NTLM'));
  });

  test('take a name in capitals, and a package in small letters', async () => {
    const line = basic('A', { ...alice, name: 'ALICE' }).replace('BASIC', 'basic');
    expect(await play([line])).toMatch(/ AUTH BASIC \* alice@/);
  });

  const nobody = { ...alice, name: 'mallory' };
  test.each<[string, readonly Step[], string]>([
    ['a wrong password', [basic('A', wrong)], 'BASIC'],
    ['an unknown account', [basic('A', nobody)], 'BASIC'],
    ['no token', ['A AUTH BASIC I'], 'BASIC'],
    ['a token that ends too early', [basic('A', alice).slice(0, -1)], 'BASIC'],
    ['a token that goes on', [`${basic('A', alice)}x`], 'BASIC'],
    ['a malformed escape', [`${basic('A', alice)}\\x`], 'BASIC'],
    ['an answer with a wrong password', [ntlm('A'), answer('A', wrong)], 'NTLM'],
    ['an answer of an unknown account', [ntlm('A'), answer('A', nobody)], 'NTLM'],
    ['no answer', [ntlm('A'), 'A AUTH NTLM S'], 'NTLM'],
    ['a first token in place of the answer', [ntlm('A'), ntlm('A').replace(' I ', ' S ')], 'NTLM'],
    ['no first token', ['A AUTH NTLM I'], 'NTLM'],
    ['a first token of another protocol', [`A AUTH NTLM I :${written('KERBEROS\0')}`], 'NTLM'],
  ])('refuse %s, and let it be tried again', async (_, script, pkg) => {
    const transcript = await play([...script, ntlm('A'), answer('A', alice)]);
    expect(transcript).toMatch(new RegExp(` 910 \\* ${pkg} :[^]* AUTH NTLM S :[^]* AUTH NTLM \\* alice@`));
  });

  test('refuse the answer to another connection’s challenge, and to one of before', async () => {
    const crossed = [ntlm('A'), ntlm('B'), answer('B', alice, 'A'), answer('A', alice, 'B')];
    expect((await play(crossed)).match(/ 910 /g)).toHaveLength(2);
    let old = '';
    const aborted: Step = (heard) => {
      old = answer('A', alice)(heard);
      return 'A AUTH NTLM *';
    };
    expect(await play([ntlm('A'), aborted, ntlm('A'), () => old])).toMatch(/ 910 [^]* 910 [^\n]*$/);
  });
});

describe('what speaks against an AUTH is told in one order', () => {
  test.each([
    ['AUTH', '461 * AUTH'],
    ['AUTH DPA', '461 * AUTH'],
    ['AUTH DPA X y z', '901 * AUTH'],
    ['AUTH DPA X', '900 * AUTH'],
    ['AUTH NTLM i', '900 * AUTH'],
    ['AUTH dpa I', '912 * dpa'],
    ['AUTH ntlm S', '910 * NTLM'],
    ['AUTH ntlm *', '910 * NTLM'],
  ])('%s: %s', async (line, reply) => {
    expect(await play([`A ${line}`])).toContain(` ${reply} :`);
  });

  test('before a success is looked at', async () => {
    const lines = ['AUTH', 'AUTH ANON X', 'AUTH DPA I', 'AUTH anon I', 'AUTH NTLM S', 'AUTH NTLM *'];
    const transcript = await play(['A AUTH ANON I', ...lines.map((line) => `A ${line}`)]);
    expect(transcript.match(/ (?:4|9)\d\d \* \S+/g)).toEqual([
      ' 461 * AUTH',
      ' 900 * AUTH',
      ' 912 * DPA',
      ' 909 * ANON',
      ' 909 * NTLM',
      ' 909 * NTLM',
    ]);
  });

  test('behind a registration, which comes before all but the parameters', async () => {
    const lines = ['AUTH NTLM', 'AUTH DPA X y z', 'AUTH NTLM S'];
    const transcript = await play([`A ${dan}`, 'A? 376', ...lines.map((line) => `A ${line}`)]);
    expect(transcript).toMatch(/ 461 dan AUTH [^\n]*\nA \S+ 462 dan [^\n]*\nA \S+ 462 dan [^\n]*$/);
  });

  test('where AUTH must come first, also behind a nick that was refused', async () => {
    const order = 'auth_order=908';
    expect(await play([`B ${dan}`, 'A NICK dan', ntlm('A')], order)).toMatch(
      /^A \S+ 433 [^]*^A \S+ 908 \* :/m,
    );
    expect(await play(['A USER u 0 * :r', 'A AUTH NTLM S'], order)).toMatch(/ 908 \* :/);
    expect(await play(['A USER', 'A NICK', ntlm('A')], order)).toMatch(/ AUTH NTLM S :/);
    // What has begun goes on.
    expect(await play([ntlm('A'), 'A NICK dan', answer('A', alice)], order)).toMatch(/ AUTH NTLM \* /);
  });
});

describe('by the numerics of SASL', () => {
  const bySasl = 'auth_numerics=sasl';
  const login = [ntlm('A'), answer('A', alice)];
  const heard = async (script: readonly Step[], ...settings: readonly string[]): Promise<readonly string[]> =>
    ((await play(script, bySasl, ...settings)).match(/ (9\d\d|AUTH|ERROR|closed)(?= |$)/gm) ?? []).map(
      (word) => word.trim(),
    );

  test('success is told by 900, with the account, and 903, in the order of SASL', async () => {
    expect(await play([basic('A', alice)], bySasl)).toMatch(
      /^A \S+ 900 \* \S+!\S+@\S+ alice :[^\n]*\nA \S+ 903 \* :[^\n]*$/,
    );
    expect(await heard(login, 'sasl_order=903_900')).toEqual(['AUTH', '903', '900']);
  });

  test('nobody has no account to tell of', async () => {
    expect(await heard(['A AUTH ANON I'])).toEqual(['903']);
  });

  test.each<[string, readonly Step[], readonly string[], string]>([
    ['a wrong password', [basic('A', wrong)], ['904'], ''],
    [
      'a wrong password that closes',
      [basic('A', wrong)],
      ['904', 'ERROR', 'closed'],
      'auth_failure_closes=yes',
    ],
    ['a package that there is not', ['A AUTH DPA I'], ['904'], ''],
    ['a sequence that there is not', ['A AUTH NTLM X'], ['904'], ''],
    ['parameters too many', ['A AUTH ANON I x y'], ['904'], ''],
    ['a response to nothing', ['A AUTH NTLM S :x'], ['904'], ''],
    [
      'a response to nothing that closes',
      ['A AUTH NTLM S :x'],
      ['904', 'ERROR', 'closed'],
      'auth_unbegun=910_close',
    ],
    ['another package', [ntlm('A'), 'A AUTH BASIC S :x'], ['AUTH', '904'], ''],
    ['a beginning within an exchange', [ntlm('A'), ntlm('A')], ['AUTH', '904'], 'auth_again=910'],
    ['an AUTH behind NICK', ['A NICK dan', ntlm('A')], ['904'], 'auth_order=908'],
    ['nobody', ['A AUTH ANON I'], ['904'], 'auth_anon=912'],
    ['an abort', [ntlm('A'), 'A AUTH NTLM *'], ['AUTH', '906'], ''],
    ['an abort of nothing', ['A AUTH NTLM *'], ['906'], ''],
    ['an abort of nothing that is out of place', ['A AUTH NTLM *'], ['904'], 'auth_abort_idle=900'],
    ['an AUTH behind success', [...login, ntlm('A')], ['AUTH', '900', '903', '907'], ''],
    ['no room', ['A AUTH ANON I'], ['904'], 'auth_refusal=907'],
  ])('%s is told so', async (_, script, told, setting) => {
    expect(await heard(script, ...(setting === '' ? [] : [setting]))).toEqual(told);
  });

  test('an abort ends the exchange', async () => {
    expect(await heard([ntlm('A'), 'A AUTH NTLM *', answer('A', alice)])).toEqual(['AUTH', '906', '904']);
  });

  test('what is told by 461 or 462 is told so all the same', async () => {
    expect(await play(['A AUTH', `A ${dan}`, 'A? 376', 'A AUTH ANON I'], bySasl)).toMatch(
      / 461 \* AUTH [^]* 462 dan :[^\n]*$/,
    );
  });
});

describe('a logon and a registration leave each other alone', () => {
  const free = ['A NICK ann', 'A? 376'];
  const login = [ntlm('A'), answer('A', alice)];

  test.each<[string, readonly Step[]]>([
    ['before the exchange', ['A NICK dan', ...login, 'A USER u 0 * :r', ...free]],
    ['within it', [ntlm('A'), 'A NICK dan', answer('A', alice), 'A USER u 0 * :r', ...free]],
    ['behind it', [...login, 'A NICK dan', 'A USER u 0 * :r', ...free]],
    ['with USER before it', ['A NICK dan | USER u 0 * :r', ...login, ...free]],
    [
      'with the rest before its end',
      [ntlm('A'), 'A NICK dan | USER u 0 * :r | NICK ann', answer('A', alice), 'A? 376'],
    ],
  ])('a nick is refused %s', async (_, script) => {
    const transcript = await play([`B ${dan}`, ...script, 'A AUTH ANON I'], 'auth_registered=909');
    expect(transcript).toMatch(/^A \S+ 433 \S+ dan /m);
    expect(transcript).toMatch(/^A \S+ AUTH NTLM \* alice@reference\.example 0$/m);
    expect(transcript).toMatch(/^A \S+ 001 ann [^]*^A \S+ 909 ann ANON /m);
  });

  test('a success before the refused nick is one after it', async () => {
    expect(await play([`B ${dan}`, ...login, 'A NICK dan', 'A AUTH NTLM I'])).toMatch(
      / 433 [^]* 909 \* NTLM /,
    );
  });

  test.each([
    ['success', answer('A', alice)],
    ['failure', 'A AUTH NTLM S :x'],
    ['giving up', 'A AUTH NTLM *'],
    ['naming another package', 'A AUTH BASIC S :x'],
    ['beginning a BASIC that fails', 'A AUTH BASIC I'],
  ])('the welcome waits for the end by %s', async (_, end) => {
    expect(await play([ntlm('A'), `A ${dan}`])).not.toContain(' 001 ');
    expect(await play([ntlm('A'), `A ${dan}`, end, 'A? 376'])).toMatch(/ AUTH NTLM S [^]* 001 dan /);
  });

  test('the identity stands in for USER where it may, also when it comes last', async () => {
    const implied = 'auth_implies_user=yes';
    expect(await play(['A NICK dan', ...login, 'A? 376', 'A NICK max'], implied)).toMatch(
      /:dan!alice@\S+ NICK :max/,
    );
    expect(
      await play([basic('A', bob), 'A USER u 0 * :r | NICK dan', 'A? 376', 'A NICK max'], implied),
    ).toMatch(/:dan!u@\S+ NICK :max/);
  });

  test.each(['A.', 'A/', 'A QUIT'])('a success ends with its connection: %s', async (end) => {
    expect(await play([...login, end, 'B AUTH NTLM S :x', basic('B', alice)])).toMatch(
      /^B \S+ 910 \* NTLM [^\n]*\nB \S+ AUTH BASIC \* alice@/m,
    );
  });
});
