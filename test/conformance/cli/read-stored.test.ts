import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../../conformance/cli/errors.ts';
import { failureFolder, writeFailure } from '../../../conformance/cli/failure-folder.ts';
import { readCoverage } from '../../../conformance/cli/read-coverage.ts';
import { readStoredPath } from '../../../conformance/cli/read-stored-path.ts';
import { jsonText } from '../../../conformance/report/json.ts';
import { kept, keptBefore } from '../failure/sample.ts';
import { diverging, refusedNick } from '../report/sample.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  mkdirSync(failureFolder(out), { recursive: true });
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

function fileOf(text: string): string {
  const file = join(out, 'report.json');
  writeFileSync(file, text);
  return file;
}

/** What is said of a wrong usage: the message and its next steps. */
function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UsageError) return [error.message, ...error.hint].join('\n');
    throw error;
  }
  throw new Error('it was not refused');
}

describe('--coverage FILE', () => {
  test('reads a report as it was written', () => {
    expect(readCoverage(fileOf(jsonText(diverging)))).toEqual(diverging);
  });

  test.each([
    ['{', 'is no report: it is not JSON'],
    ['[]', 'is no report: '],
    [jsonText({ ...diverging, schema: 2 }), 'is no report: schema: '],
    [jsonText({ ...diverging, coverage: { taken: { x: -1 } } }), 'is no report: coverage.taken.x: '],
  ])('tells what is wrong with %.20s, and where a report comes from', (text, reason) => {
    const said = refusal(() => readCoverage(fileOf(text)));
    expect(said).toContain(reason);
    expect(said).toContain('check writes one');
  });

  test('tells of a file that is not there, and of a folder', () => {
    expect(refusal(() => readCoverage(join(out, 'none.json')))).toMatch(/cannot read .*none\.json.*ENOENT/);
    expect(refusal(() => readCoverage(out))).toMatch(/cannot read .*EISDIR/);
  });

  test('tells of a stored failure what can be drawn of it', () => {
    expect(refusal(() => readCoverage(fileOf(jsonText(kept))))).toContain('--path K7Q2');
  });
});

describe('--path ID', () => {
  test('reads a stored failure as it was reported, whatever the case of its id', () => {
    writeFailure(join(failureFolder(out), 'K7Q2.json'), kept);
    expect(readStoredPath('k7q2', out)).toEqual(refusedNick);
  });

  test('reads one that an older version kept, which has no path', () => {
    writeFailure(join(failureFolder(out), 'K7Q2.json'), keptBefore);
    expect(readStoredPath('K7Q2', out).path).toBeUndefined();
  });

  test('tells near ids on a miss, what is wrong with a file, and that none is kept', () => {
    expect(refusal(() => readStoredPath('K7Q3', out))).toContain('no failure is kept in');
    writeFailure(join(failureFolder(out), 'K7Q2.json'), kept);
    writeFileSync(join(failureFolder(out), 'B4D2.json'), '{');
    expect(refusal(() => readStoredPath('K7Q3', out))).toContain('did you mean K7Q2?');
    expect(refusal(() => readStoredPath('B4D2', out))).toContain('B4D2.json cannot be read: it is not JSON');
  });
});
