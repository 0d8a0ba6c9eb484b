import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseBaseline } from '../../../conformance/baseline/schema.ts';
import { baselineText } from '../../../conformance/baseline/text.ts';
import type { CheckResult, Parts } from '../../../conformance/cli/parts.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { known } from '../baseline/sample.ts';
import { kept } from '../failure/sample.ts';
import { conforming, diverging } from '../report/sample.ts';
import { call, CONFORMS, fakeParts, type Asked } from './fake.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  file = join(folder, 'known.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...rest: readonly string[]): readonly string[] => [
  'check',
  'irc://127.0.0.1:6667',
  '--out',
  join(folder, 'out'),
  ...rest,
];
const text = baselineText([known], '0.9.0');

/** A suite that finds this. */
function finding(change: Partial<Report>, entries: readonly (typeof known)[] = [known]): Parts {
  const result: CheckResult = { kind: 'report', report: { ...conforming, ...change }, known: entries };
  return fakeParts(result);
}

/** What stands at that place behind the run. */
function after(): unknown {
  return existsSync(file) ? parseBaseline(readFileSync(file, 'utf8')) : null;
}

describe('what is known', () => {
  test('is read from the file, and nothing is where none is named', async () => {
    writeFileSync(file, text);
    const asked: Asked[] = [];
    await call(check('--baseline', file), fakeParts(CONFORMS, asked));
    await call(check(), fakeParts(CONFORMS, asked));
    expect(asked.map(({ options }) => options.baseline)).toEqual([
      { file, known: [known], update: false },
      null,
    ]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('is nothing yet where an update begins the file', async () => {
    const asked: Asked[] = [];
    const { code } = await call(check('--baseline', file, '--update-baseline'), fakeParts(CONFORMS, asked));
    expect(code).toBe(0);
    expect(asked[0]?.options.baseline).toEqual({ file, known: [], update: true });
  });
});

describe('the file is written', () => {
  test('by an update, in a folder that is made for it, and told of', async () => {
    file = join(folder, 'deep', 'known.json');
    const { code, err } = await call(check('--baseline', file, '--update-baseline'), finding({}));
    expect(code).toBe(0);
    expect(after()).toEqual({ kind: 'baseline', known: [known] });
    expect(readFileSync(file, 'utf8')).toContain('"version": "1.2.3"');
    expect(err).toContain(`baseline ${file}`);
  });

  test('and holds nothing any more when all is gone', async () => {
    writeFileSync(file, text);
    await call(check('--baseline', file, '--update-baseline'), finding({}, []));
    expect(after()).toEqual({ kind: 'baseline', known: [] });
  });

  test.each<[string, Partial<Report>, boolean]>([
    ['that was interrupted', {}, true],
    ['that tested nothing', { plans: 0 }, false],
  ])('by no run %s', async (_what, change, interrupt) => {
    writeFileSync(file, text);
    const parts = finding({ ...change, interrupted: interrupt }, []);
    const { code, err } = await call(check('--baseline', file, '--update-baseline'), parts, { interrupt });
    expect(code).toBe(interrupt ? 130 : 2);
    expect(err).toContain('left as it was');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('also by one in which nothing but a death was to be seen', async () => {
    const parts = finding({ plans: 0, verdict: 'conforms', divergences: diverging.divergences });
    await call(check('--baseline', file, '--update-baseline'), parts);
    expect(after()).toEqual({ kind: 'baseline', known: [known] });
  });

  test('or its lack is told, and costs the exit code', async () => {
    const parts: Parts = {
      ...finding({}),
      check() {
        mkdirSync(file);
        return Promise.resolve({ kind: 'report', report: conforming, known: [known] });
      },
    };
    const { code, err } = await call(check('--baseline', file, '--update-baseline'), parts);
    expect(code).toBe(2);
    expect(err).toContain('could not be written');
  });
});

test('a stale baseline exits 1, whatever the verdict', async () => {
  writeFileSync(file, text);
  const baseline = { file, known: [], akin: {}, unmet: [], isStale: true, update: false };
  for (const verdict of ['conforms', 'undecided'] as const)
    expect((await call(check('--baseline', file), finding({ verdict, baseline }))).code).toBe(1);
  const fresh = { ...baseline, isStale: false };
  expect(
    (await call(check('--baseline', file), finding({ verdict: 'undecided', baseline: fresh }))).code,
  ).toBe(3);
});

describe('a wrong use exits 2 before a server is touched, and names the way on', () => {
  test.each<[string, () => void, readonly string[], string, string]>([
    ['no file', () => {}, [], 'there is no such file', '--update-baseline'],
    ['an empty file', () => writeFileSync(file, ''), [], 'no JSON', 'move it away'],
    ['half of a file', () => writeFileSync(file, text.slice(0, 99)), [], 'no JSON', 'merge'],
    ['a report', () => writeFileSync(file, JSON.stringify(diverging)), [], 'is no baseline', 'a report'],
    ['a failure', () => writeFileSync(file, JSON.stringify(kept)), [], 'is no baseline', 'stored failure'],
    [
      'another form',
      () => writeFileSync(file, text.replace('"schema": 1', '"schema": 2')),
      [],
      'in form 2',
      '0.9.0',
    ],
    [
      'a rule that is not there',
      () => writeFileSync(file, text.replace('NICK-03', 'NICK-99')),
      [],
      'NICK-99',
      '0.9.0',
    ],
    ['a folder', () => mkdirSync(file), [], 'EISDIR', 'whether it is a file'],
    ['a folder to write to', () => mkdirSync(file), ['--update-baseline'], 'EISDIR', 'whether it is a file'],
    ['what is not shrunk', () => writeFileSync(file, text), ['--no-shrink'], '--no-shrink', ''],
  ])('%s', async (_what, prepare, more, message, hint) => {
    prepare();
    const asked: Asked[] = [];
    const { code, out, err } = await call(check('--baseline', file, ...more), fakeParts(CONFORMS, asked));
    expect([code, out, asked]).toEqual([2, '', []]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('an update of no file', async () => {
    const { code, err } = await call(check('--update-baseline'), fakeParts(CONFORMS));
    expect(code).toBe(2);
    expect(err).toContain('which file?');
    expect(err).toContain('--baseline known.json --update-baseline');
  });

  test('a broken file is not written over by an update', async () => {
    writeFileSync(file, '{');
    expect((await call(check('--baseline', file, '--update-baseline'), finding({}))).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('{');
  });

  test('a place that cannot be written', async () => {
    const argv = check('--baseline', '/dev/null/known.json', '--update-baseline');
    const { code, err } = await call(argv, finding({}));
    expect(code).toBe(2);
    expect(err).toContain('--baseline: cannot write /dev/null/known.json');
  });

  test.each([
    ['--reporter', 'json=known.json'],
    ['--reporter', 'json=./sub/../known.json'],
  ])('a file that a report is written to: %s %s', async (option, value) => {
    const [name = '', path = ''] = value.split('=');
    const argv = check('--baseline', file, '--update-baseline', option, `${name}=${join(folder, path)}`);
    const { code, err } = await call(argv, finding({}));
    expect(code).toBe(2);
    expect(err).toContain('a report is written there');
  });

  test('that of the reports which every run leaves', async () => {
    const { code } = await call(
      check('--baseline', join(folder, 'out', 'report.json'), '--update-baseline'),
      finding({}),
    );
    expect(code).toBe(2);
  });
});
