import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { split } from 'shlex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCode } from '../../../conformance/cli/check.ts';
import type { Host } from '../../../conformance/cli/host.ts';
import type { Parts } from '../../../conformance/cli/parts.ts';
import { parseFailure } from '../../../conformance/failure/schema.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { parseReport } from '../../../conformance/report/schema.ts';
import { parseUntestable } from '../../../conformance/report/untestable-schema.ts';
import { kept } from '../failure/sample.ts';
import { conforming, diverging, noReminder } from '../report/sample.ts';
import { call, CONFORMS, DIVERGES, fakeParts, type Asked } from './fake.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...rest: readonly string[]): readonly string[] => [
  'check',
  'irc://127.0.0.1:6667',
  '--out',
  folder,
  ...rest,
];

describe('a run that ends', () => {
  test('prints its result on stdout, tells its progress on stderr, and keeps the report', async () => {
    const { code, out, err } = await call(check(), fakeParts(DIVERGES));
    expect(code).toBe(1);
    expect(out).toContain('✗ NICK-03');
    expect(err).toContain('checking irc://127.0.0.1:6667, seed 4242\n');
    expect(err).not.toContain('NICK-03');
    expect(readdirSync(folder)).toEqual(['report.html', 'report.json']);
    expect(parseReport(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(diverging);
  });

  test('has the exit code of its verdict', () => {
    expect(codeOf({})).toBe(0);
    expect(codeOf({ divergences: [noReminder] })).toBe(0);
    expect(codeOf({ verdict: 'diverges' })).toBe(1);
    expect(codeOf({ verdict: 'diverges', plans: 0 })).toBe(1);
    expect(codeOf({ verdict: 'undecided' })).toBe(3);
    expect(codeOf({ plans: 0 })).toBe(2);
    expect(exitCode({ kind: 'untestable', message: '', hint: [] })).toBe(2);
  });

  test('and was interrupted exits 130, with its report', async () => {
    const { code, out, err } = await call(check(), fakeParts(DIVERGES), { interrupt: true });
    expect(code).toBe(130);
    expect(out).toContain('NICK-03');
    expect(err).toContain('stopping');
    expect(readdirSync(folder)).toEqual(['report.html', 'report.json']);
  });

  test('writes each reporter where it belongs', async () => {
    const file = join(folder, 'deep', 'result.json');
    const { out } = await call(check('--reporter', `json=${file}`), fakeParts(CONFORMS));
    expect(out).toContain('✓ conforms');
    expect(parseReport(readFileSync(file, 'utf8'))).toEqual(conforming);
    const json = await call(check('--reporter', 'json'), fakeParts(CONFORMS));
    expect(parseReport(json.out)).toEqual(conforming);
  });
});

test('what cannot be tested is told with the next steps, on stderr', async () => {
  const parts = fakeParts({
    kind: 'untestable',
    message: 'nobody listens on localhost:6667',
    hint: ['start your server first'],
  });
  const { code, out, err } = await call(check(), parts);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('✗ nobody listens on localhost:6667\n\n    start your server first\n');
  expect(readdirSync(folder)).toEqual([]);
});

test('what cannot be tested is told in JSON as well, where that is asked for, and in no other report', async () => {
  const problem = { message: 'nobody can log on', hint: ['look at the log'] };
  const parts = fakeParts({ kind: 'untestable', ...problem });
  const file = join(folder, 'result.json');
  const printed = await call(check('--reporter', 'json'), parts);
  expect(printed.code).toBe(2);
  expect(parseUntestable(printed.out)).toMatchObject({ target: 'irc://127.0.0.1:6667', ...problem });
  const written = await call(check('--reporter', `json=${file}`, '--reporter', 'html'), parts);
  expect([written.code, written.out]).toEqual([2, '']);
  expect(written.err).toContain('✗ nobody can log on');
  expect(parseUntestable(readFileSync(file, 'utf8'))).toMatchObject(problem);
  expect(readdirSync(folder)).toEqual(['result.json']);
});

describe('options', () => {
  test('have the documented defaults', async () => {
    expect(await asks(check())).toMatchObject({
      target: 'irc://127.0.0.1:6667',
      options: {
        seed: 4_242,
        limit: { kind: 'time', ms: 30_000 },
        clients: null,
        deadlineMs: 5_000,
        password: null,
        dialect: null,
        only: [],
        skip: [],
        strict: false,
        shrink: true,
        fragment: false,
        faults: [],
      },
    });
  });

  test('are handed on', async () => {
    const { options } = await asks(
      check(
        ...'--seed 7 --runs 20 --clients 4 --deadline 500ms --strict --no-shrink --fragment --password hush --only nick --skip NICK-07'.split(
          ' ',
        ),
      ),
    );
    expect(options).toMatchObject({
      seed: 7,
      limit: { kind: 'runs', runs: 20 },
      clients: 4,
      deadlineMs: 500,
      password: 'hush',
      only: ['NICK-03', 'NICK-07'],
      skip: ['NICK-07'],
      strict: true,
      shrink: false,
      fragment: true,
    });
  });

  test('take the password from the environment, and a dialect by name or from a file', async () => {
    expect((await asks(check(), { NICK_COLLIDER_PASSWORD: 'hush' })).options.password).toBe('hush');
    expect((await asks(check('--dialect', 'open'))).options.dialect).toEqual({});
    expect((await asks(check('--dialect', 'reference'))).options.dialect).toEqual({ nick_missing: ['431'] });
    const file = join(folder, 'mine.json');
    writeFileSync(file, '{ "nick_missing@registered": "461", "nick_in_use": ["433", "436"] }');
    expect((await asks(check('--dialect', file))).options.dialect).toEqual({
      'nick_missing@registered': ['461'],
      nick_in_use: ['433', '436'],
    });
  });

  test('take a dialect that has the server ask for a password where one is given, or made up', async () => {
    const password = { password: 'hush' };
    const named = ['--dialect', 'ft_irc'];
    expect((await asks(check(...named, '--password', 'hush'))).options).toMatchObject(password);
    expect((await asks(check(...named), { NICK_COLLIDER_PASSWORD: 'hush' })).options).toMatchObject(password);
    const command = ['check', '--command', './x {port} {password}', '--out', folder, ...named];
    expect((await asks(command)).options.password).toBeNull();
  });

  test('take accounts one by one, or from the environment with commas between; a name ends at the first colon', async () => {
    const named = check('--account', 'ann:a:b,c', '--account', 'bob:x');
    const env = { NICK_COLLIDER_ACCOUNTS: 'eve:y,,dan:z:' };
    const isSecret = true;
    const given = [
      { name: 'ann', password: 'a:b,c', isSecret },
      { name: 'bob', password: 'x', isSecret },
    ];
    expect((await asks(named)).options.accounts).toEqual(given);
    expect((await asks(named, env)).options.accounts).toEqual(given);
    expect((await asks(check(), env)).options.accounts).toEqual([
      { name: 'eve', password: 'y', isSecret },
      { name: 'dan', password: 'z:', isSecret },
    ]);
    expect((await asks(check())).options.accounts).toEqual([]);
  });

  test.each([
    ['annhush', 'no colon'],
    [':hush', 'no name'],
    ['ann:', 'no password'],
  ])('an account that is none is told without its password: %s', async (text, message) => {
    for (const [argv, env] of [
      [check('--account', text), {}],
      [check(), { NICK_COLLIDER_ACCOUNTS: text }],
    ] as const) {
      const { code, err } = await call(argv, fakeParts(CONFORMS), { env });
      expect(code).toBe(2);
      expect(err).toContain(message);
      expect(err).toContain('--account alice:secret');
      expect(err).not.toContain('hush');
    }
  });

  test('take an operator, or that of the environment; its name ends at the first colon', async () => {
    const env = { NICK_COLLIDER_OPER: 'eve:y' };
    expect((await asks(check('--oper', 'root:a:b'), env)).options.operator).toEqual({
      name: 'root',
      password: 'a:b',
    });
    expect((await asks(check(), env)).options.operator).toEqual({ name: 'eve', password: 'y' });
    expect((await asks(check())).options.operator).toBeNull();
  });

  test.each([
    ['roothush', 'no colon'],
    [':hush', 'no name'],
    ['root:', 'no password'],
    ['root:a hush', 'the password is no word that OPER takes'],
    ['ro ot:hush', 'the name is no word that OPER takes'],
    ['root::hush', 'the password is no word that OPER takes'],
  ])('an operator that is none is told without the password: %s', async (text, message) => {
    for (const [argv, env] of [
      [check('--oper', text), {}],
      [check(), { NICK_COLLIDER_OPER: text }],
    ] as const) {
      const { code, err } = await call(argv, fakeParts(CONFORMS), { env });
      expect(code).toBe(2);
      expect(err).toContain(message);
      expect(err).not.toContain('hush');
    }
  });

  test('a command line is named as it can be typed again', async () => {
    const { target } = await asks(['check', '--command', "./ircd '{port}'", '--out', folder]);
    expect(split(target)).toEqual(['--command', "./ircd '{port}'"]);
  });

  test('faults are given to the reference server', async () => {
    const argv = ['check', 'reference', '--out', folder, '--faults', 'case-not-folded,refused-nick-granted'];
    expect((await asks(argv)).options.faults).toEqual(['case-not-folded', 'refused-nick-granted']);
  });
});

describe('a wrong usage exits 2 before anything is touched, without a stack, naming the way on', () => {
  test.each([
    [['check'], 'nothing to test', "check --command './ircserv {port} {password}'"],
    [['chek'], "unknown command 'chek'", 'did you mean check?'],
    [['check', '--sed', '1'], "unknown option '--sed'", '--seed'],
    [['check', 'refrence'], 'no server is known as refrence', 'did you mean reference?'],
    [['check', 'localhost'], 'no server is known as localhost', 'did you mean localhost:6667?'],
    [['check', 'ircs://localhost'], 'TLS is not tested', 'irc://'],
    [['check', 'irc://192.0.2.1'], '192.0.2.1 is another machine', '--i-own-this-server'],
    [['check', 'reference', '--command', 'x {port}'], 'one is enough', ''],
    [['check', 'reference', '--runs', '3', '--for', '3s'], 'one is enough', ''],
    [['check', 'reference', '--runs', '0'], '--runs 0', 'at least 1'],
    [['check', 'reference', '--for', '30'], '--for 30', '--for 30s'],
    [['check', 'reference', '--seed', '1e3'], '--seed 1e3', 'whole number'],
    [['check', 'reference', '--seed', '99999999999'], '--seed', 'from 0 to 2147483647'],
    [['check', 'reference', '--only', 'NIKC'], '--only NIKC', 'did you mean NICK'],
    [['check', 'reference', '--skip', '*'], 'leave no rule', ''],
    [['check', 'reference', '--faults', 'case-not-fold'], '--faults case-not-fold', 'case-not-folded'],
    [
      ['check', 'ngircd', '--faults', 'case-not-folded'],
      'only the reference server',
      'check reference --faults',
    ],
    [['check', 'reference', '--dialect', 'refrence'], '--dialect refrence', 'reference'],
    [['check', 'reference', '--dialect', 'ngircd'], 'nothing is known of its dialect', ''],
    [['check', 'localhost:6667', '--dialect', 'ft_irc'], 'asks for a password', 'NICK_COLLIDER_PASSWORD'],
    [['check', '--command', './x {port}', '--dialect', 'ft_irc'], 'asks for a password', '{password}'],
    [['check', 'reference', '--dialect', './missing.json'], '--dialect ./missing.json', 'ENOENT'],
    [['check', 'reference', '--reporter', 'pretti'], '--reporter pretti', 'did you mean pretty?'],
    [
      ['check', 'reference', '--reporter', 'json', '--reporter', 'pretty'],
      'cannot both',
      '--reporter json=report.json',
    ],
    [['check', 'reference', '--out', '/dev/null/x'], '--out: cannot write /dev/null/x', 'name another place'],
    [['explain', 'NICK-3'], 'there is no rule NICK-3', 'did you mean NICK-03'],
    [['explain', 'Q2'], 'and no story of that name', 'did you mean Q1?'],
    [['visualize', '--format', 'tre'], '--format tre', 'did you mean tree?'],
    [[], 'Usage', 'check'],
  ])('%j', async (argv, message, hint) => {
    const asked: Asked[] = [];
    const { code, out, err } = await call(argv, fakeParts(CONFORMS, asked));
    expect([code, out, asked]).toEqual([2, '', []]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

test('what the suite finds is kept in the folder of --out, with the target but without the password', async () => {
  const parts: Parts = {
    ...fakeParts(DIVERGES),
    check(_adapter, _target, { store }) {
      store?.settled([kept], []);
      return Promise.resolve(DIVERGES);
    },
  };
  const argv = ['check', '--command', './ircd {port} hush', '--password', 'hush', '--out', folder];
  expect((await call(argv, parts)).code).toBe(1);
  const text = readFileSync(join(folder, 'failures', 'K7Q2.json'), 'utf8');
  expect(parseFailure(text)).toMatchObject({
    failure: {
      target: { kind: 'command', command: './ircd {port} {password}' },
      tool: { version: '1.2.3' },
      date: '2026-11-25T12:00:00.000Z',
    },
  });
  expect(text).not.toContain('hush');
});

test('a report that cannot be written any more costs neither the others nor the exit code', async () => {
  const file = join(folder, 'mine.json');
  const parts: Parts = {
    ...fakeParts(DIVERGES),
    check() {
      mkdirSync(file);
      return Promise.resolve(DIVERGES);
    },
  };
  const { code, out, err } = await call(check('--reporter', `json=${file}`), parts);
  expect(code).toBe(1);
  expect(out).toContain('✗ NICK-03');
  expect(err).toContain('mine.json could not be written');
  expect(parseReport(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(diverging);
});

test('another machine is tested when it is said to be one’s own', async () => {
  const { code } = await call(
    ['check', '192.0.2.1:6667', '--i-own-this-server', '--out', folder],
    fakeParts(CONFORMS),
  );
  expect(code).toBe(0);
});

function codeOf(change: Partial<Report>): number {
  return exitCode({ kind: 'report', report: { ...conforming, ...change } });
}

/** What the suite is asked by a command line that is in order. */
async function asks(argv: readonly string[], env: Host['env'] = {}): Promise<Asked> {
  const asked: Asked[] = [];
  const { err } = await call(argv, fakeParts(CONFORMS, asked), { env });
  const [first] = asked;
  if (first === undefined) throw new Error(err);
  return first;
}
