import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  foundFolder,
  failureFolder,
  readFailures,
  writeFailure,
} from '../../../conformance/cli/failure-folder.ts';
import { selectFailures } from '../../../conformance/cli/select-failures.ts';
import { kept } from '../failure/sample.ts';
import { usageErrorOf } from './usage-error.ts';

const out = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
const settled = failureFolder(out);
const found = foundFolder(out);
beforeAll(() => {
  mkdirSync(found, { recursive: true });
  for (const id of ['K7Q2', 'A2B3']) writeFailure(join(settled, `${id}.json`), { ...kept, id });
  writeFailure(join(found, 'K7Q2.json'), { ...kept, sentence: 'not shrunk' });
  writeFailure(join(found, 'Z9Z9.json'), { ...kept, id: 'Z9Z9' });
  writeFileSync(join(settled, 'B4D2.json'), '{ "schema": 1');
  writeFileSync(join(settled, '.A2B3.json.77.tmp'), 'half of a fi');
  writeFileSync(join(settled, 'README'), 'mine');
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('a folder of failures', () => {
  test('holds those that were shrunk, and of what was left unshrunk that of which nothing better is known', () => {
    const { failures, unreadable } = readFailures(out);
    expect(failures.map(({ failure }) => `${failure.id} ${failure.sentence}`)).toEqual([
      `A2B3 ${kept.sentence}`,
      `K7Q2 ${kept.sentence}`,
      `Z9Z9 ${kept.sentence}`,
    ]);
    expect(unreadable).toEqual([{ path: join(settled, 'B4D2.json'), id: 'B4D2', reason: 'it is not JSON' }]);
  });

  test('that is not there holds none', () => {
    expect(readFailures(join(out, 'nowhere'))).toEqual({ failures: [], unreadable: [] });
  });
});

const ids = (wanted: readonly string[]): readonly string[] =>
  selectFailures(wanted, out).files.map(({ failure }) => failure.id);

describe('what is to be run again', () => {
  test('is all that can be, with what is passed over; or what is named, whatever its case', () => {
    expect(ids([])).toEqual(['A2B3', 'K7Q2', 'Z9Z9']);
    expect(selectFailures([], out).skipped).toMatchObject([{ id: 'B4D2' }]);
    expect(ids(['z9z9', 'A2B3', 'Z9Z9'])).toEqual(['Z9Z9', 'A2B3']);
  });

  test('cannot be what is not there, and near names are told', () => {
    const error = usageErrorOf(() => selectFailures(['K7Q3'], out));
    expect(error.message).toContain('no failure K7Q3 is kept');
    expect(error.hint).toEqual(['did you mean K7Q2?']);
  });

  test('cannot be a file that holds none, and the reason is told', () => {
    expect(usageErrorOf(() => selectFailures(['B4D2'], out)).message).toContain(
      'B4D2.json cannot be read: it is not JSON',
    );
  });

  test('cannot be anything where nothing is kept, or nothing can be read', () => {
    const nowhere = join(out, 'nowhere');
    expect(usageErrorOf(() => selectFailures([], nowhere)).message).toBe(
      `no failure is kept in ${failureFolder(nowhere)}`,
    );
    mkdirSync(failureFolder(nowhere), { recursive: true });
    writeFileSync(join(failureFolder(nowhere), 'B4D2.json'), '{}');
    const error = usageErrorOf(() => selectFailures([], nowhere));
    expect(error.message).toContain('can be run again');
    expect(error.hint.join()).toContain('B4D2.json: schema');
  });
});
