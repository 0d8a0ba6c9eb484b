import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '../../../adapters/index.ts';
import { failureFolder, readFailures, writeFailure } from '../../../conformance/cli/failure-folder.ts';
import type { Host } from '../../../conformance/cli/host.ts';
import type { Parts } from '../../../conformance/cli/parts.ts';
import type { StoredFailure } from '../../../conformance/failure/failure.ts';
import type { ReplayOptions } from '../../../conformance/replay/replay.ts';
import type { Replayed } from '../../../conformance/replay/verdict.ts';
import { kept } from '../failure/sample.ts';
import { call, CONFORMS, fakeParts, type Outcome } from './fake.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  mkdirSync(failureFolder(out), { recursive: true });
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

function keep(id: string, change: Partial<StoredFailure> = {}): void {
  writeFailure(join(failureFolder(out), `${id}.json`), { ...kept, id, ...change });
}

const statusOf = (id: string): unknown =>
  readFailures(out).failures.find(({ failure }) => failure.id === id)?.failure.status;

const FIXED: Replayed = { kind: 'fixed', times: 0, of: 10 };
const FAILS: Replayed = { kind: 'fails', times: 5, of: 5 };
const RACE: Replayed = { kind: 'sometimes', times: 2, of: 20 };
const UNDECIDED: Replayed = { kind: 'undecided', cause: 'diverges otherwise: NICK-08' };

/** What the suite was asked to run again. */
interface Asked {
  readonly target: string;
  readonly ids: readonly string[];
  readonly options: ReplayOptions;
}

/** Runs `replay`; each failure has become what `became` says of its id. */
function replay(
  argv: readonly string[],
  became: Readonly<Record<string, Replayed>> = {},
  { asked = [], env = {} }: { asked?: Asked[]; env?: Host['env'] } = {},
): Promise<Outcome> {
  const parts: Parts = {
    ...fakeParts(CONFORMS),
    replay(_adapter, target, failures, options, onReplayed) {
      asked.push({ target, ids: failures.map(({ id }) => id), options });
      for (const failure of failures) onReplayed(failure, became[failure.id] ?? FIXED);
      return Promise.resolve({ kind: 'replayed' });
    },
  };
  return call(['replay', ...argv, '--out', out], parts, { env });
}

test('each failure is one row with what has become of it, and the last line counts them', async () => {
  for (const id of ['K7Q2', 'M31A', 'P09C', 'R5T5']) keep(id);
  const { code, out: text, err } = await replay([], { M31A: FAILS, P09C: RACE, R5T5: UNDECIDED });
  expect(code).toBe(1);
  expect(text).toBe(`\
  + FIXED      K7Q2  NICK-03  A refused NICK gives no nick.              0 of 10
                              file kept, marked
  x FAILS      M31A  NICK-03  A refused NICK gives no nick.               5 of 5
  ~ RACE       P09C  NICK-03  A refused NICK gives no nick.              2 of 20
  ? UNDECIDED  R5T5  NICK-03  A refused NICK gives no nick.
                              diverges otherwise: NICK-08
  1 fixed, 1 fails, 1 sometimes, 1 undecided
`);
  expect(err).toContain('replaying K7Q2, M31A, P09C, R5T5 on reference\n');
});

test.each([
  [{}, 0],
  [{ K7Q2: UNDECIDED }, 3],
  [{ K7Q2: UNDECIDED, M31A: RACE }, 1],
  [{ M31A: FAILS }, 1],
])('the exit code tells whether all are fixed: %j', async (became, code) => {
  keep('K7Q2');
  keep('M31A');
  expect((await replay([], became)).code).toBe(code);
});

describe('a file', () => {
  test('is marked as fixed, with the date, and opened again; never is it removed', async () => {
    keep('K7Q2');
    await replay([]);
    expect(statusOf('K7Q2')).toEqual({ fixed: '2026-11-25T12:00:00.000Z' });
    const { out: text } = await replay([], { K7Q2: RACE });
    expect(text).toContain('it was fixed on 2026-11-25, and is back');
    expect(statusOf('K7Q2')).toBe('open');
  });

  test('keeps the date since which it is fixed', async () => {
    keep('K7Q2', { status: { fixed: '2026-01-01T00:00:00.000Z' } });
    await replay([]);
    expect(statusOf('K7Q2')).toEqual({ fixed: '2026-01-01T00:00:00.000Z' });
  });

  test('stays as it is when nothing was decided', async () => {
    keep('K7Q2', { status: { fixed: '2026-01-01T00:00:00.000Z' } });
    const before = readFileSync(join(failureFolder(out), 'K7Q2.json'), 'utf8');
    await replay([], { K7Q2: UNDECIDED });
    expect(readFileSync(join(failureFolder(out), 'K7Q2.json'), 'utf8')).toBe(before);
  });

  test('of what could not be shown before gets its rate when it fails', async () => {
    keep('K7Q2', { seen: { times: 0, of: 5 } });
    keep('M31A');
    await replay([], { K7Q2: RACE, M31A: RACE });
    expect(readFailures(out).failures.map(({ failure }) => failure.seen)).toEqual([
      { times: 2, of: 20 },
      { times: 5, of: 5 },
    ]);
  });

  test('that cannot be read is named and passed over, and is not taken for fixed: exit code 2', async () => {
    keep('K7Q2');
    writeFileSync(join(failureFolder(out), 'B4D2.json'), '{');
    const { code, err, out: printed } = await replay([]);
    expect(code).toBe(2);
    expect(printed).toContain('1 fixed');
    expect(err).toContain('B4D2.json is skipped: it is not JSON');
    expect(err).toContain('see who may read it');
  });
});

describe('the server', () => {
  test('is the one that a failure was found on, with its faults; servers that differ are started apart', async () => {
    keep('K7Q2');
    keep('M31A', { target: { kind: 'command', command: './ircserv {port}' } });
    keep('P09C');
    const asked: Asked[] = [];
    await replay([], {}, { asked });
    expect(asked).toMatchObject([
      { target: 'reference', ids: ['K7Q2', 'P09C'], options: { faults: ['refused-nick-granted'] } },
      { target: "--command './ircserv {port}'", ids: ['M31A'], options: { faults: [] } },
    ]);
  });

  test('is another one when one is named', async () => {
    keep('K7Q2');
    const asked: Asked[] = [];
    for (const flags of [
      ['--target', 'ngircd', '--clients', '4', '--deadline', '2s', '--password', 'hush'],
      ['--command', './mine {port}'],
      ['--faults', 'none'],
      ['--faults', 'case-not-folded'],
    ])
      await replay(flags, {}, { asked });
    expect(asked).toMatchObject([
      { target: 'ngircd', options: { clients: 4, deadlineMs: 2000, password: 'hush', faults: [] } },
      { target: "--command './mine {port}'", options: { clients: null, deadlineMs: null, faults: [] } },
      { target: 'reference', options: { faults: [] } },
      { target: 'reference', options: { faults: ['case-not-folded'] } },
    ]);
  });

  test('is given a password where it asked for one, from the environment or a fresh one', async () => {
    keep('K7Q2');
    keep('M31A', { circumstances: { ...kept.circumstances, password: true } });
    const asked: Asked[] = [];
    await replay([], {}, { asked, env: { NICK_COLLIDER_PASSWORD: 'hush' } });
    await replay(['M31A'], {}, { asked });
    expect(asked.map(({ options }) => options.password)).toEqual([
      null,
      'hush',
      expect.stringMatching(/^\w{12}$/),
    ]);
  });

  test('is given accounts as they are named, or from the environment', async () => {
    keep('K7Q2');
    const asked: Asked[] = [];
    await replay(['--account', 'ann:hush'], {}, { asked, env: { NICK_COLLIDER_ACCOUNTS: 'bob:x' } });
    await replay([], {}, { asked, env: { NICK_COLLIDER_ACCOUNTS: 'bob:x' } });
    expect(asked.map(({ options }) => options.accounts.map(({ name }) => name))).toEqual([['ann'], ['bob']]);
  });

  test('is given an operator as it is named, or from the environment', async () => {
    keep('K7Q2');
    const asked: Asked[] = [];
    await replay(['--oper', 'ann:hush'], {}, { asked, env: { NICK_COLLIDER_OPER: 'bob:x' } });
    await replay([], {}, { asked, env: { NICK_COLLIDER_OPER: 'bob:x' } });
    expect(asked.map(({ options }) => options.operator?.name)).toEqual(['ann', 'bob']);
  });

  test('that cannot be reached leaves its failures undecided: exit code 2 if it is the only one', async () => {
    keep('K7Q2');
    const parts = fakeParts(CONFORMS);
    const argv = ['replay', '--out', out];
    const untestable = { kind: 'untestable', message: 'nobody listens', hint: ['start it'] } as const;
    const away = await call(argv, { ...parts, replay: () => Promise.resolve(untestable) });
    expect([away.code, away.err]).toEqual([2, expect.stringContaining('✗ nobody listens\n\n    start it\n')]);
    const missing = await call(argv, {
      ...parts,
      replay: () => Promise.reject(new StartError('it is missing', 'build it')),
    });
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringContaining('✗ it is missing\n\n    build it\n'),
    ]);
    expect(statusOf('K7Q2')).toBe('open');
  });

  test('that cannot be reached does not keep others from being run', async () => {
    keep('K7Q2');
    keep('M31A', { target: { kind: 'command', command: './gone {port}' } });
    const parts = fakeParts(CONFORMS);
    const { code, out: text } = await call(['replay', '--out', out], {
      ...parts,
      replay: (adapter, target, ...rest) =>
        target.startsWith('--command')
          ? Promise.reject(new StartError('./gone is not a program', ''))
          : parts.replay(adapter, target, ...rest),
    });
    expect(code).toBe(3);
    expect(text).toMatch(/FIXED +K7Q2[^]*UNDECIDED +M31A[^]*\.\/gone is not a program/);
  });
});

test('an interrupt ends it: exit code 130', async () => {
  keep('K7Q2');
  const { code } = await call(['replay', '--out', out], fakeParts(CONFORMS), { interrupt: true });
  expect(code).toBe(130);
});

describe('a wrong usage exits 2, naming the way on', () => {
  test.each([
    [['K7Q3'], 'no failure K7Q3 is kept', 'did you mean K7Q2?'],
    [['--target', 'refrence'], 'no server is known as refrence', 'did you mean reference?'],
    [['--target', 'ngircd', '--faults', 'case-not-folded'], 'only the reference server', ''],
    [['--faults', 'case-not-fold'], '--faults case-not-fold', 'case-not-folded'],
    [['--target', 'reference', '--command', 'x {port}'], 'one is enough', ''],
    [['--deadline', '5'], '--deadline 5', '--deadline 30s'],
    [['--out', '/dev/null/x'], 'cannot read /dev/null/x/failures', ''],
  ])('%j', async (argv, message, hint) => {
    keep('K7Q2');
    const { code, out: text, err } = await call(['replay', '--out', out, ...argv], fakeParts(CONFORMS));
    expect([code, text]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });
});
