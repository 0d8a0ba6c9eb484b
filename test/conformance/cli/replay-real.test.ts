import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFailures } from '../../../conformance/cli/failure-folder.ts';
import type { StoredFailure } from '../../../conformance/failure/failure.ts';
import { parseReport } from '../../../conformance/report/schema.ts';

const CLI = join(import.meta.dirname, '../../../dist/conformance/cli.js');
const PASSWORD = 'sesame-of-the-hush';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function nickCollider(...args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    timeout: 110_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
}

/** Checks the reference server with a fault, into a folder of its own. */
function check(name: string, fault: string, ...more: readonly string[]) {
  const out = join(folder, name);
  const given = ['reference', '--runs', '6', '--seed', '3', '--faults', fault];
  const run = nickCollider('check', ...given, '--out', out, ...more);
  return { out, run, kept: readFailures(out).failures.map(({ failure }) => failure) };
}

const of = (kept: readonly StoredFailure[], rule: string): StoredFailure | undefined =>
  kept.find((failure) => failure.rule === rule);

describe('failures of real servers', { timeout: 120_000 }, () => {
  test('are kept as reported, fail again while the fault is there, and are fixed when it is not', () => {
    const { out, run, kept } = check('echo', 'echo-from-new-nick');
    expect(run.status).toBe(1);
    const { divergences } = parseReport(readFileSync(join(out, 'report.json'), 'utf8'));
    expect(kept.map(({ id }) => id).toSorted()).toEqual(divergences.map(({ id }) => id).toSorted());
    expect(readdirSync(join(out, 'failures', 'found'))).toEqual([]);
    const failure = of(kept, 'NICK-11');
    expect(failure).toMatchObject({ seed: 3, target: { faults: ['echo-from-new-nick'] }, status: 'open' });
    const id = failure?.id ?? '';
    expect(run.stdout).toMatch(new RegExp(`again +npx nick-collider replay ${id} `));

    const again = nickCollider('replay', id, '--out', out);
    expect(again.stdout).toMatch(new RegExp(`x FAILS +${id} +NICK-11 .* 5 of 5\\n`));
    expect(again.status).toBe(1);
    const mended = nickCollider('replay', id, '--out', out, '--faults', 'none');
    expect(mended.stdout).toMatch(new RegExp(`\\+ FIXED +${id} +NICK-11 .* 0 of 10\\n`));
    expect(mended.status).toBe(0);
    expect(
      of(
        readFailures(out).failures.map(({ failure }) => failure),
        'NICK-11',
      )?.status,
    ).toHaveProperty('fixed');
  });

  test('are kept without the password, also where the server died', () => {
    const { out, run, kept } = check('death', 'crash-on-bare-NICK', '--password', PASSWORD);
    expect(run.status).toBe(1);
    expect(of(kept, 'LIVE-01')).toMatchObject({ circumstances: { password: true } });
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.json')) expect(readFileSync(join(out, name), 'utf8'), name).not.toContain(PASSWORD);
    // Any password will do: it is our server.
    const again = nickCollider('replay', '--out', out);
    expect(again.stdout).toMatch(/x FAILS +\w{4} +LIVE-01 .* 5 of 5\n/);
    expect(again.status).toBe(1);
    expect(nickCollider('replay', '--out', out, '--faults', 'none').status).toBe(0);
  });

  test('are confirmed and kept as they were met with --no-shrink', () => {
    const { run, kept } = check('whole', 'echo-from-new-nick', '--no-shrink');
    expect(run.stdout).toContain(', as met');
    const failure = of(kept, 'NICK-11');
    expect(failure?.plan).toEqual(failure?.from);
    expect(failure?.seen).toEqual({ times: 5, of: 5 });
  });

  test('are there, and can be run again, when the run is killed before anything is shrunk', async () => {
    const out = join(folder, 'killed');
    const args = [
      'check',
      'reference',
      '--for',
      '60s',
      '--seed',
      '3',
      '--faults',
      'echo-from-new-nick',
      '--out',
      out,
    ];
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve) => {
      child.on('close', () => resolve());
      child.stderr.on('data', (data: Buffer) => {
        if (data.toString().includes('found NICK-11')) child.kill('SIGKILL');
      });
    });
    const { failures } = readFailures(out);
    const failure = of(
      failures.map(({ failure }) => failure),
      'NICK-11',
    );
    expect(failure?.seen).toEqual({ times: 0, of: 0 });
    const again = nickCollider('replay', failure?.id ?? '', '--out', out);
    expect(again.stdout).toMatch(/x FAILS +\w{4} +NICK-11/);
    expect(again.status).toBe(1);
  });
});

test('the demo finds its fault', { timeout: 120_000 }, () => {
  const out = join(folder, 'demo');
  const { status, stdout } = nickCollider('demo', '--out', out);
  expect(stdout).toContain('✗ NICK-03');
  expect(status).toBe(0);
});
