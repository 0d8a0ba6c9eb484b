import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { split } from 'shlex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../adapters/port.ts';
import type { Cell, Matrix } from '../../../conformance/matrix/matrix.ts';

const CLI = join(import.meta.dirname, '../../../dist/conformance/cli.js');
const REFERENCE = join(import.meta.dirname, '../../../dist/adapters/reference/main.js');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `matrix` with these arguments, written as for a shell. */
function matrixOf(...lines: readonly string[]) {
  const words = lines.flatMap((line) => split(line));
  const run = spawnSync(process.execPath, [CLI, 'matrix', ...words, '--out', folder], {
    encoding: 'utf8',
    timeout: 290_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const matrix = JSON.parse(readFileSync(join(folder, 'matrix.json'), 'utf8')) as Matrix;
  const cell = (rule: string, column: string): Cell | undefined =>
    matrix.rows.find((row) => row.rule === rule)?.cells[
      matrix.columns.findIndex(({ name }) => name === column)
    ];
  return { ...run, matrix, cell };
}

describe('real servers side by side', { timeout: 300_000 }, () => {
  test('a sound one, one with a fault, one that has no SASL, one that dies, and one that is not there', async () => {
    const gone = `gone=irc://127.0.0.1:${await freePort()}`;
    const { status, stdout, matrix, cell } = matrixOf(
      `reference broken=reference bare=reference-ircx dying=reference ${gone} --runs 60 --seed 3`,
      '--faults broken=echo-from-new-nick --faults dying=crash-on-bare-NICK',
    );
    expect(status).toBe(1);
    expect(matrix.columns.map(({ outcome }) => outcome.kind)).toEqual([
      'tested',
      'tested',
      'tested',
      'tested',
      'untestable',
    ]);
    expect(stdout).toMatch(/NICK-11 .*✓ +✗ \w{4}.* ✓ /);
    expect(cell('NICK-11', 'broken')?.kind).toBe('breaks');
    expect(cell('NICK-11', 'reference')?.kind).toBe('passes');
    expect(cell('SASL-02', 'reference')?.kind).toBe('passes');
    expect(cell('SASL-02', 'bare')).toEqual({ kind: 'without force', choices: [] });
    expect(cell('IRCX-02', 'reference')).toEqual({ kind: 'without force', choices: [] });
    expect(cell('IRCX-02', 'bare')?.kind).toBe('passes');
    expect(cell('LIVE-01', 'dying')?.kind).toBe('breaks');
    expect(cell('LIVE-01', 'reference')?.kind).toBe('passes');
    expect(cell('NICK-11', 'gone')).toEqual({ kind: 'not tested' });
  });

  test('own builds, before and after a change', () => {
    const { status, cell, matrix } = matrixOf(
      '--runs 40 --seed 3 --only NICK-01,NICK-03',
      `--command 'before=node ${REFERENCE} --port {port} --faults bare-nick-unanswered'`,
      `--command 'after=node ${REFERENCE} --port {port}'`,
    );
    expect(matrix.rows.map(({ rule }) => rule)).toEqual(['NICK-01', 'NICK-03']);
    expect([cell('NICK-01', 'before')?.kind, cell('NICK-01', 'after')?.kind]).toEqual(['breaks', 'passes']);
    expect(status).toBe(1);
  });
});
