import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '../../../adapters/server.ts';
import type { CheckOptions, CheckResult, Parts } from '../../../conformance/cli/parts.ts';
import { parseFailure } from '../../../conformance/failure/schema.ts';
import type { Matrix } from '../../../conformance/matrix/matrix.ts';
import { kept } from '../failure/sample.ts';
import { conforming, diverging } from '../report/sample.ts';
import { call, CONFORMS, DIVERGES, fakeParts, type Asked } from './fake.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const matrix = (...rest: readonly string[]): readonly string[] => ['matrix', '--out', folder, ...rest];
const UNTESTABLE: CheckResult = { kind: 'untestable', message: 'nobody listens', hint: ['start it'] };
const UNDECIDED: CheckResult = { kind: 'report', report: { ...conforming, verdict: 'undecided' } };

/** A suite that finds something else on each server, in the order in which they are asked for. */
function finding(results: readonly CheckResult[], asked: Asked[] = []): Parts {
  const left = results.slice();
  return {
    ...fakeParts(CONFORMS, asked),
    check(adapter, target, options) {
      asked.push({ adapter: adapter.name, target, options });
      return Promise.resolve(left.shift() ?? CONFORMS);
    },
  };
}

const written = (): Matrix => JSON.parse(readFileSync(join(folder, 'matrix.json'), 'utf8')) as Matrix;

describe('servers side by side', () => {
  test('are checked one after the other, and reported as one', async () => {
    const asked: Asked[] = [];
    const { code, out, err } = await call(
      matrix('reference', 'ngircd'),
      finding([CONFORMS, DIVERGES], asked),
    );
    expect(code).toBe(1);
    expect(asked.map(({ adapter }) => adapter)).toEqual(['reference', 'ngircd']);
    expect(out).toMatch(/✓ conforms +reference[^]*✗ diverges +ngircd[^]*NICK-03 /);
    expect(err).toMatch(/1 of 2 {3}reference\n[^]*2 of 2 {3}ngircd\n/);
    expect(written().columns.map(({ name }) => name)).toEqual(['reference', 'ngircd']);
    expect(written().rows.map(({ rule }) => rule)).toEqual(['NICK-03', 'NICK-07', 'PASS-01']);
  });

  test('have a folder each, with the report of each run and what is to be replayed', async () => {
    const parts: Parts = {
      ...fakeParts(DIVERGES),
      check(_adapter, _target, { store }) {
        store?.settled([kept], []);
        return Promise.resolve(DIVERGES);
      },
    };
    await call(matrix('reference', '--command', "old='./ircd' {port} hush", '--password', 'hush'), parts);
    expect(readdirSync(folder).toSorted()).toEqual(['matrix.html', 'matrix.json', 'old', 'reference']);
    expect(readdirSync(join(folder, 'old')).toSorted()).toEqual(['failures', 'report.html', 'report.json']);
    const text = readFileSync(join(folder, 'old', 'failures', 'K7Q2.json'), 'utf8');
    expect(parseFailure(text)).toMatchObject({
      failure: { target: { kind: 'command', command: "'./ircd' {port} {password}" } },
    });
    expect(readFileSync(join(folder, 'matrix.json'), 'utf8') + text).not.toContain('hush');
  });

  test('get the same seed, the same time, and are asked what their runs put to the test', async () => {
    const asked: Asked[] = [];
    await call(matrix('reference', 'ngircd', '--for', '2s', '--clients', '4'), finding([], asked));
    for (const { options } of asked)
      expect(options).toMatchObject({
        seed: 4_242,
        limit: { kind: 'time', ms: 2_000 },
        clients: 4,
        exercises: true,
      });
    expect(written()).toMatchObject({ seed: 4_242, again: 'matrix reference ngircd --seed 4242 --for 2s' });
  });

  test('are reported in each format, to standard output or to a file', async () => {
    const page = join(folder, 'deep', 'page.html');
    const { out } = await call(
      matrix('reference', '--reporter', 'markdown', '--reporter', `html=${page}`),
      finding([DIVERGES]),
    );
    expect(out).toMatch(/^# Servers side by side\n/);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    const json = await call(matrix('reference', '--reporter', 'json'), finding([DIVERGES]));
    expect((JSON.parse(json.out) as Matrix).columns).toHaveLength(1);
  });

  test('are told as far as rules are wanted', async () => {
    await call(matrix('reference', '--only', 'NICK', '--skip', 'NICK-07'), finding([]));
    expect(written().rows.map(({ rule }) => rule)).toEqual(['NICK-03']);
  });
});

test.each<readonly [number, readonly CheckResult[]]>([
  [0, [CONFORMS, CONFORMS]],
  [1, [UNTESTABLE, DIVERGES]],
  [2, [UNTESTABLE, UNTESTABLE]],
  [3, [CONFORMS, UNTESTABLE]],
  [3, [UNDECIDED, CONFORMS]],
])('the exit code is %d', async (code, results) => {
  expect((await call(matrix('reference', 'ngircd'), finding(results))).code).toBe(code);
});

test('a server that cannot be tested is told with the next step, and stops no other', async () => {
  const parts: Parts = {
    ...fakeParts(CONFORMS),
    check: (adapter) =>
      adapter.name === 'reference'
        ? Promise.reject(new StartError('it is not there', 'install it'))
        : Promise.resolve(CONFORMS),
  };
  const { code, out, err } = await call(matrix('reference', 'ngircd'), parts);
  expect(code).toBe(3);
  expect(err).toContain('✗ it is not there\n\n    install it\n');
  expect(out).toMatch(/· not tested +reference\n +it is not there\n +install it\n/);
  expect(out).toMatch(/✓ conforms +ngircd/);
  expect(existsSync(join(folder, 'reference', 'report.json'))).toBe(false);
});

test('an interrupt keeps what was measured: the rest is not reached, and the exit code is 130', async () => {
  const asked: Asked[] = [];
  const { code, out, err } = await call(matrix('reference', 'ngircd'), finding([DIVERGES], asked), {
    interrupt: true,
  });
  expect([code, asked]).toEqual([130, []]);
  expect(err).toContain('stopping');
  expect(out).toContain('interrupted before its turn');
  expect(written()).toMatchObject({ interrupted: true, columns: [{}, { outcome: { kind: 'not reached' } }] });
});

test('one that was interrupted while it was tested is told as far as it came', async () => {
  const interrupt: (() => void)[] = [];
  const parts: Parts = {
    ...fakeParts(CONFORMS),
    check() {
      for (const callback of interrupt) callback();
      return Promise.resolve({ kind: 'report', report: { ...diverging, interrupted: true } });
    },
  };
  const { code, out } = await call(matrix('reference', 'ngircd'), parts, {
    onInterrupt: (callback) => void interrupt.push(callback),
  });
  expect(code).toBe(130);
  expect(out).toMatch(/✗ diverges +reference[^]*interrupted\n[^]*· not tested +ngircd/);
});

/** The options that each server is tested with. */
async function options(...rest: readonly string[]): Promise<readonly CheckOptions[]> {
  const asked: Asked[] = [];
  const { code, err } = await call(matrix(...rest), finding([], asked));
  if (code !== 0) throw new Error(err);
  return asked.map((one) => one.options);
}

async function faultsOf(...rest: readonly string[]): Promise<readonly (readonly string[])[]> {
  return (await options(...rest)).map(({ faults }) => faults);
}

describe('options about a server', () => {
  test('are meant for all, or for the column whose name stands in front', async () => {
    const [first, second] = await options(
      ...'a=reference b=reference --password hush --password b=other --oper a=root:x --timers b=ping=6s,pong=5s'.split(
        ' ',
      ),
      ...'--account eve:y --account a=ann:b=c --dialect b=open'.split(' '),
    );
    expect(first).toMatchObject({
      password: 'hush',
      operator: { name: 'root', password: 'x' },
      timers: null,
      accounts: [{ name: 'eve' }, { name: 'ann', password: 'b=c' }],
      dialect: null,
    });
    expect(second).toMatchObject({
      password: 'other',
      operator: null,
      timers: { ping: {}, pong: {}, register: null },
      accounts: [{ name: 'eve', password: 'y' }],
      dialect: {},
    });
  });

  test('that only a reference server takes are left to those: faults', async () => {
    expect(await faultsOf('reference', 'ngircd', '--faults', 'case-not-folded')).toEqual([
      ['case-not-folded'],
      [],
    ]);
    expect(
      await faultsOf('reference', 'b=reference', '--faults', 'b=case-not-folded,refused-nick-granted'),
    ).toEqual([[], ['case-not-folded', 'refused-nick-granted']]);
  });
});

describe('a wrong usage exits 2 before anything is touched, naming the way on', () => {
  test.each([
    [[], 'nothing to compare', '--command before='],
    [['reference', 'reference'], 'reference is there twice', 'matrix reference other=reference'],
    [['reference', 'Reference=ngircd'], 'hard to tell apart', 'how one of them is to be called'],
    [['--command', './a {port}', '--command', '/b/a {port}'], 'a is there twice', "--command before='./old"],
    [['refrence'], 'no server is known as refrence', 'did you mean reference?'],
    [['reference', 'ircs://localhost'], 'TLS is not tested', 'irc://'],
    [['a=irc://192.0.2.1'], '192.0.2.1 is another machine', '--i-own-this-server'],
    [['ngircd', '--faults', 'case-not-folded'], 'only the reference server', 'check reference --faults'],
    [['reference', 'ngircd', '--faults', 'ngircd=case-not-folded'], 'only the reference server', ''],
    [['reference', '--reporter', 'markdwn'], '--reporter markdwn', 'did you mean markdown?'],
    [['reference', '--reporter', 'json', '--reporter', 'html'], 'cannot both', '--reporter json='],
    [['reference', '--runs', '3', '--for', '3s'], 'one is enough', ''],
    [['reference', '--only', 'NIKC'], '--only NIKC', 'did you mean NICK'],
    [['reference', '--out', '/dev/null/x'], '--out: cannot write /dev/null/x', 'name another place'],
  ])('%j', async (argv, message, hint) => {
    const asked: Asked[] = [];
    const { code, out, err } = await call(['matrix', '--out', folder, ...argv], finding([], asked));
    expect([code, out, asked]).toEqual([2, '', []]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

test('a report that cannot be written any more costs none of the others, and tells in the exit code', async () => {
  const file = join(folder, 'mine.md');
  const parts: Parts = {
    ...fakeParts(CONFORMS),
    check() {
      mkdirSync(file);
      return Promise.resolve(CONFORMS);
    },
  };
  const { code, err } = await call(matrix('reference', '--reporter', `markdown=${file}`), parts);
  expect(code).toBe(2);
  expect(err).toContain('mine.md could not be written');
  expect(written().columns).toHaveLength(1);
});
