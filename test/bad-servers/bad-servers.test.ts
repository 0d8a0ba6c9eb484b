import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../adapters/port.ts';
import { parseFailure } from '../../conformance/failure/schema.ts';
import { parseReport } from '../../conformance/report/schema.ts';
import { EXPECTATIONS } from './expectations.ts';
import { KINDS } from './kinds.ts';
import { fillQueue } from './queue.ts';
import { commandOf, runSuite, type SuiteRun } from './suite-process.ts';

/** The suite's memory stays below this, in MB. */
const MOST_MEMORY = 300;
/** A run is over by then, in ms: its plans are few, what they find is settled within 40 s, and the machine may be busy. */
const BOUND = 150_000;
const OPTIONS = ['--deadline', '300ms', '--no-shrink', '--seed', '7'];
const VERDICTS = ['conforms', 'diverges', null, 'undecided'];
const FEW = 2;

/** Not a hang, not a process, not an escape sequence, not a file that is half there, and no more memory than allowed. */
function expectSound({ code, stdout, stderr, peakMb, files, left }: SuiteRun): void {
  expect(code, 'it had to be killed').not.toBeNull();
  expect(peakMb).toBeLessThan(MOST_MEMORY);
  expect(left).toBe(0);
  for (const text of [stdout, stderr, ...Object.values(files)]) expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  const page = files['report.html'];
  expect(Object.keys(files).filter((name) => !name.endsWith('.json'))).toEqual(
    page === undefined ? [] : ['report.html'],
  );
  expect(page?.endsWith('</html>\n') ?? true).toBe(true);
  const report = files['report.json'] === undefined ? null : parseReport(files['report.json']);
  expect(report?.verdict ?? null).toBe(VERDICTS[code ?? 2]);
  for (const { id } of report?.divergences ?? [])
    expect(parseFailure(files[`failures/${id}.json`] ?? ''), id).toMatchObject({ kind: 'failure' });
  expect(Object.keys(files).filter((name) => name.startsWith('failures/found/'))).toEqual([]);
}

describe.runIf(existsSync('/proc/self/environ'))('a server that', { timeout: BOUND + 30_000 }, () => {
  test.concurrent.each(EXPECTATIONS)(
    '$kind: exit code $codes',
    async ({ kind, codes, says, plans = FEW }) => {
      const run = await runSuite(['--command', commandOf(kind), '--runs', String(plans), ...OPTIONS], BOUND);
      expect(run.stdout + run.stderr).toMatch(says);
      expect(codes).toContain(run.code);
      expectSound(run);
    },
  );

  test.concurrent('does not exist: exit code 2', async () => {
    const run = await runSuite([`irc://127.0.0.1:${await freePort()}`, ...OPTIONS], BOUND);
    expect(run.stderr).toMatch(/nobody listens on .* \(ECONNREFUSED on 127\.0\.0\.1\)[^]*--command/);
    expect(run.code).toBe(2);
    expectSound(run);
  });

  test.concurrent('has a full queue of connections: exit code 2, and no word of nobody', async () => {
    await using queue = await fillQueue(await freePort());
    const run = await runSuite([`127.0.0.1:${queue.port}`, ...OPTIONS], BOUND);
    expect(run.stderr).toMatch(
      /takes no connections \(ETIMEDOUT on 127\.0\.0\.1\)[^]*queue of connections is full/,
    );
    expect(run.code).toBe(2);
    expectSound(run);
  });
});

test('every kind of bad server is tried', () => {
  expect(EXPECTATIONS.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(KINDS).toSorted());
});
