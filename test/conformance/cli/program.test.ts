import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../../conformance/version.ts';
import { call, CONFORMS, fakeParts } from './fake.ts';

const parts = fakeParts(CONFORMS);

test('--help and --version answer on stdout and exit 0', async () => {
  const help = await call(['--help'], parts);
  expect([help.code, help.err]).toEqual([0, '']);
  expect(help.out).toMatch(
    /Usage[^]*check[^]*replay[^]*demo[^]*explain[^]*rules[^]*visualize[^]*matrix[^]*Exit/,
  );
  expect(await call(['--version'], parts)).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+/);
});

test('no help exceeds 80 columns, and those of check and matrix have every option', async () => {
  for (const argv of [[], ['check'], ['replay'], ['demo'], ['matrix'], ['visualize']].map((words) => [
    ...words,
    '--help',
  ])) {
    const { out } = await call(argv, parts);
    expect(Math.max(...out.split('\n').map((line) => line.length)), argv.join(' ')).toBeLessThanOrEqual(80);
  }
  const { out } = await call(['check', '--help'], parts);
  const { out: compared } = await call(['matrix', '--help'], parts);
  const options = [
    'command',
    'password',
    'account',
    'seed',
    'runs',
    'for',
    'clients',
    'deadline',
    'strict',
    'dialect',
    'only',
  ];
  options.push('no-shrink', 'skip', 'faults', 'reporter', 'out', 'i-own-this-server', 'help');
  for (const option of options) for (const text of [out, compared]) expect(text).toContain(`--${option}`);
});

test('rules lists every rule with its clause and grade', async () => {
  const { code, out } = await call(['rules'], parts);
  expect(code).toBe(0);
  expect(out).toMatch(/^NICK-03 {2}must +A refused NICK gives no nick\.\n +RFC 1459 1\.2\n/);
  expect(out).toContain('PASS-01  non-strict  PASS is refused.');
});

test('visualize draws the statechart, to stdout or to a file', async () => {
  expect((await call(['visualize', '--format', 'tree'], parts)).out).toContain(
    '├─ ▸open\n│       QUIT → closed\n',
  );
  const folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  const file = join(folder, 'chart.mmd');
  expect(await call(['visualize', '--format', 'mermaid', '--out', file], parts)).toEqual({
    code: 0,
    out: '',
    err: `  wrote    ${file}   3 states, 1 transitions   1 KB\n`,
  });
  expect(readFileSync(file, 'utf8')).toMatch(/^stateDiagram-v2\n/);
  rmSync(folder, { recursive: true });
});

test('an error that nobody foresaw is not hidden', async () => {
  const broken = {
    ...parts,
    check: (): never => {
      throw new TypeError('a mistake of ours');
    },
  };
  await expect(call(['check', 'reference', '--out', tmpdir()], broken)).rejects.toThrow('a mistake of ours');
});
