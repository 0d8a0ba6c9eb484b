import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';

/** The built command line with a suite that finds what `FAKE` says. */
const CLI = fileURLToPath(new URL('../../../dist/test/conformance/cli/fake-cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
const CHECK = ['check', 'reference', '--out', folder];
/** A program that runs another on a terminal of its own (util-linux). */
const PTY = 'script';
const hasScript = spawnSync(PTY, ['--version']).status === 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['conforms', 0],
  ['diverges', 1],
  ['untestable', 2],
  ['undecided', 3],
])(
  'a run that %s exits %d, its result on stdout, its progress on stderr, both plain off a terminal',
  (fake, code) => {
    const { status, stdout, stderr } = run(CHECK, { FAKE: fake });
    expect(status).toBe(code);
    expect(stdout === '').toBe(fake === 'untestable');
    expect(stderr).toContain('checking reference');
    expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}/u);
  },
);

test('a wrong usage exits 2 and shows no stack', () => {
  const { status, stdout, stderr } = run(['check', 'nowhere'], {});
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('no server is known as nowhere');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each(['rules', 'visualize --format tree', '--help'])(
  'a reader of %s that goes away early is no error',
  (command) => {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" ${command} | true`, process.execPath, CLI], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'Ctrl-C, an order to end, and the end of the terminal end a run gently: %s exits 130, with the report',
  async (signal) => {
    rmSync(join(folder, 'report.json'), { force: true });
    const { code, out, err } = await interrupt('endless', [signal]);
    expect(code).toBe(130);
    expect(out).toContain('interrupted; until then: diverges');
    expect(err).toContain('stopping');
    expect(existsSync(join(folder, 'report.json'))).toBe(true);
  },
);

test('a Ctrl-C that npx hands on once more is one', async () => {
  const { code, out } = await interrupt('endless', ['SIGINT', 'SIGTERM']);
  expect(code).toBe(130);
  expect(out).toContain('interrupted; until then: diverges');
});

test('Ctrl-C a second time ends it at once', async () => {
  expect(await interrupt('deaf', ['SIGINT'], 'SIGINT')).toMatchObject({ code: 130, out: '' });
});

test('a reader of progress and report that goes away early is no error', async () => {
  const child = spawn(process.execPath, [CLI, ...CHECK], { env: environment({ FAKE: 'conforms' }) });
  child.stdout.destroy();
  child.stderr.destroy();
  expect((await once(child, 'close'))[0]).toBe(0);
});

test.runIf(existsSync('/dev/full'))('a report that found no room is not taken for told: exit code 2', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...CHECK], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
    env: environment({ FAKE: 'conforms' }),
  });
  closeSync(full);
  expect(status).toBe(2);
  expect(stderr).toContain('standard output: ENOSPC');
});

describe.runIf(hasScript)('on a terminal of 80 columns', () => {
  test('no line is longer, and the progress is one line that is rewritten', () => {
    const text = onTerminal({ FAKE: 'diverges' });
    expect(text).toContain('\u001B[31m✗ NICK-03');
    expect(text).toContain('\r\u001B[2K');
    const lines = stripVTControlCharacters(text).split(/[\r\n]+/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('NO_COLOR is obeyed', () => {
    const text = onTerminal({ FAKE: 'diverges', NO_COLOR: '1' });
    expect(text).toContain('✗ NICK-03');
    expect(text).not.toContain('\u001B[31m');
    expect(text.replaceAll('\u001B[2K', '')).not.toContain('\u001B');
  });
});

/** Nothing of this process's environment that decides on colours and widths: Node shows none where `CI` is set, for one. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TERM: 'xterm-256color', ...more };
}

function run(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, ...argv], { encoding: 'utf8', env: environment(env) });
}

/** What a terminal shows, as it was written. */
function onTerminal(env: NodeJS.ProcessEnv): string {
  const line = [process.execPath, CLI, ...CHECK].map((word) => `'${word}'`).join(' ');
  const argv = ['-qec', `stty cols 80; ${line}; true`, '/dev/null'];
  return spawnSync(PTY, argv, { encoding: 'utf8', env: environment(env) }).stdout;
}

/** Sends signals as soon as the run has begun, and then another one again and again until it ends. */
function interrupt(
  fake: string,
  [first, ...others]: readonly NodeJS.Signals[],
  last: NodeJS.Signals | null = null,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [CLI, ...CHECK], { env: environment({ FAKE: fake }) });
  let out = '';
  let err = '';
  let again: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.once('data', () => {
    for (const signal of [first, ...others]) child.kill(signal);
    if (last !== null) again = setInterval(() => child.kill(last), 100);
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(again);
      resolve({ code, out, err });
    });
  });
}
