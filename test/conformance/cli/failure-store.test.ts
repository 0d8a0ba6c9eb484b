import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFailures } from '../../../conformance/cli/failure-folder.ts';
import { openStore } from '../../../conformance/cli/failure-store.ts';
import { UsageError } from '../../../conformance/cli/errors.ts';
import { OWNER } from '../../../conformance/cli/owner.ts';
import type { Failure, FailureStore } from '../../../conformance/failure/failure.ts';
import { failure, kept } from '../failure/sample.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const NOW = '2026-11-25T12:00:00.000Z';
const { target } = kept;

function open(problems: string[] = []): FailureStore {
  return openStore({
    out,
    target,
    version: '1.2.3',
    date: () => NOW,
    onProblem: (reason) => problems.push(reason),
  });
}

const named = (id: string, change: Partial<Failure> = {}): Failure => ({ ...failure, id, ...change });
const files = (): readonly string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted();

describe('what a run finds', () => {
  test('is kept at once, with what it takes to start the server again', () => {
    open().found(failure);
    expect(files()).toEqual([join('failures', 'found', `K7Q2.${OWNER}.json`)]);
    expect(readFailures(out)).toMatchObject({
      failures: [{ failure: { ...failure, target, date: NOW, status: 'open', tool: { version: '1.2.3' } } }],
      unreadable: [],
    });
  });

  test('waits no longer once it is settled, under whatever id', () => {
    const store = open();
    store.found(named('A2B3'));
    store.found(named('C4D5'));
    store.settled([named('E6F7')], ['A2B3']);
    expect(files()).toEqual([join('failures', 'E6F7.json'), join('failures', 'found', `C4D5.${OWNER}.json`)]);
    store.settled([], ['C4D5']);
    expect(files()).toEqual([join('failures', 'E6F7.json')]);
  });

  test('leaves no folder behind where there is nothing', () => {
    open();
    expect(readdirSync(out)).toEqual([]);
  });

  test('replaces what was kept of it before, and opens it again', () => {
    open().settled([failure], []);
    const path = join(out, 'failures', 'K7Q2.json');
    writeFileSync(path, JSON.stringify({ ...kept, status: { fixed: NOW }, sentence: 'of old' }));
    open().settled([failure], []);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      status: 'open',
      sentence: failure.sentence,
    });
  });

  test('does not replace what could be shown again by what could not', () => {
    const unseen = named('K7Q2', { seen: { times: 0, of: 5 }, plan: failure.from });
    const path = join(out, 'failures', 'K7Q2.json');
    open().settled([failure], []);
    writeFileSync(path, JSON.stringify({ ...kept, status: { fixed: NOW } }));
    open().settled([unseen], []);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ status: 'open', seen: { times: 5 } });
    writeFileSync(path, 'broken');
    open().settled([unseen], []);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ seen: { times: 0 } });
  });
});

describe('a place that cannot be written', () => {
  test('is told before the run, with the next step', () => {
    writeFileSync(join(out, 'failures'), '');
    expect(open).toThrow(UsageError);
    expect(open).toThrow(`--out: cannot write ${join(out, 'failures')}: it is no folder`);
    rmSync(join(out, 'failures'));
    expect(open).not.toThrow();
  });

  test('in mid-run costs the run nothing, and is told once', () => {
    const problems: string[] = [];
    const store = open(problems);
    writeFileSync(join(out, 'failures'), '');
    store.found(failure);
    store.settled([failure], ['K7Q2']);
    expect(problems).toHaveLength(1);
    rmSync(join(out, 'failures'));
    mkdirSync(join(out, 'failures'));
    store.settled([failure], []);
    expect(files()).toEqual([join('failures', 'K7Q2.json')]);
  });
});
