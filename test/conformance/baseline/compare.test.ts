import { describe, expect, test } from 'vitest';
import { reference } from '../../../adapters/index.ts';
import { OPERATOR } from '../../../adapters/operator.ts';
import type { BaselineOptions, Known } from '../../../conformance/baseline/baseline.ts';
import { baselineText } from '../../../conformance/baseline/text.ts';
import type { CheckOptions } from '../../../conformance/options.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { check } from '../../../conformance/suite.ts';
import { planOf } from '../toy-server.ts';

const OPTIONS: CheckOptions = {
  seed: 3,
  limit: { kind: 'runs', runs: 40 },
  clients: null,
  deadlineMs: 1_000,
  password: null,
  accounts: [],
  timers: null,
  dialect: null,
  dialectName: null,
  only: [],
  skip: [],
  strict: false,
  shrink: true,
  faults: [],
  store: null,
  signal: new AbortController().signal,
};
/** So few plans that they hardly meet anything. */
const ONE = { limit: { kind: 'runs', runs: 1 } } as const;

interface Ran {
  readonly report: Report;
  readonly known: readonly Known[];
}

/** Checks the reference server with these faults against what is known. */
async function run(
  faults: readonly string[],
  known: readonly Known[],
  change: Partial<CheckOptions & Pick<BaselineOptions, 'update'>> = {},
): Promise<Ran> {
  const { update = false, ...options } = change;
  const baseline = { file: 'known.json', known, update };
  const result = await check(
    reference,
    'reference',
    { ...OPTIONS, ...options, faults, baseline },
    () => undefined,
  );
  if (result.kind !== 'report') throw new Error(result.message);
  return { report: result.report, known: result.known ?? [] };
}

const unmet = ({ report }: Ran): readonly string[] =>
  (report.baseline?.unmet ?? []).map(({ id, now }) => `${id} ${now}`);

describe('a server with a fault that is known', { timeout: 120_000 }, () => {
  const fault = 'echo-from-new-nick';
  let begun: Ran;

  test('becomes known by an update, and then conforms', async () => {
    begun = await run([fault], [], { update: true });
    expect(begun.report).toMatchObject({ verdict: 'conforms', baseline: { known: [], isStale: false } });
    expect(begun.known.map(({ rule }) => rule)).toContain('NICK-11');
    const again = await run([fault], begun.known);
    const ids = again.report.divergences.map(({ id }) => id);
    expect(again.report.verdict).toBe('conforms');
    expect(again.report.baseline?.known).toEqual(ids);
    expect(ids).not.toEqual([]);
  });

  test('has what a run does not meet looked for again, and keeps it', async () => {
    const entry = begun.known.find(({ seen }) => seen.times > 0);
    if (entry === undefined) throw new Error('nothing is known');
    // No run meets anything under that id.
    const unheardOf = { ...entry, id: 'Z9Z9' };
    const ran = await run([fault], [unheardOf], { ...ONE, update: true });
    expect(unmet(ran)).toEqual(['Z9Z9 there']);
    expect(ran.known).toContainEqual(unheardOf);
  });

  test('and another one as well diverges, by that alone', async () => {
    const both = await run([fault, 'refused-nick-granted'], begun.known);
    expect(both.report.verdict).toBe('diverges');
    const fresh = both.report.divergences.filter(({ id }) => !both.report.baseline?.known.includes(id));
    expect(fresh.map(({ rule }) => rule)).toContain('NICK-03');
    // What fails the run comes first.
    expect(both.report.divergences.slice(0, fresh.length)).toEqual(fresh);
  });

  test('that is mended makes the baseline stale, until it is brought up to date', async () => {
    const entries = begun.known.filter(({ seen }) => seen.times > 0);
    const mended = await run([], entries);
    expect(mended.report).toMatchObject({ verdict: 'conforms', baseline: { isStale: true } });
    expect(unmet(mended).toSorted()).toEqual(entries.map(({ id }) => `${id} gone`).toSorted());
    const after = await run([], entries, { update: true });
    expect(after.report.baseline?.isStale).toBe(false);
    expect(after.known).toEqual([]);
  });

  test('that is mended is nothing to a run that does not report its rule', async () => {
    const rules = [...new Set(begun.known.map(({ rule }) => rule))];
    const skipped = await run([], begun.known, { ...ONE, skip: rules, update: true });
    expect(unmet(skipped)).toEqual([]);
    expect(skipped.report.baseline?.isStale).toBe(false);
    expect(skipped.known.map(({ id }) => id).toSorted()).toEqual(begun.known.map(({ id }) => id).toSorted());
  });

  test('is undecided, and stays known, on a server that is no longer what it was', async () => {
    const entry = begun.known.find(({ seen }) => seen.times > 0);
    if (entry === undefined) throw new Error('nothing is known');
    const elsewhere = { ...entry, circumstances: { ...entry.circumstances, nickLength: 9 } };
    const ran = await run([], [elsewhere], { ...ONE, update: true });
    expect(unmet(ran)).toEqual([`${entry.id} undecided`]);
    expect(ran.report.baseline?.isStale).toBe(false);
    expect(ran.known.map(({ id }) => id)).toEqual([entry.id]);
  });

  test('that was never seen twice is undecided when it passes', async () => {
    const [entry] = begun.known;
    if (entry === undefined) throw new Error('nothing is known');
    const ran = await run([], [{ ...entry, seen: { times: 0, of: 0 } }], ONE);
    expect(unmet(ran)).toEqual([`${entry.id} undecided`]);
  });
});

describe('a death that is known', { timeout: 120_000 }, () => {
  test('fails no run, is looked for on a fresh server where it was not met, and is gone when it is', async () => {
    const fault = 'crash-on-bare-NICK';
    const begun = await run([fault], [], { limit: { kind: 'runs', runs: 10 }, update: true });
    const deaths = begun.known.filter(({ death }) => death !== undefined);
    expect(deaths).toMatchObject([{ rule: 'LIVE-01', death: 'crashed', runs: [{ times: 1 }] }]);
    const [death] = deaths;
    const again = await run([fault], begun.known, { limit: { kind: 'runs', runs: 10 } });
    expect(again.report.baseline?.known).toContain(death?.id);
    expect(again.report.verdict).toBe('conforms');
    const alive = await run([], deaths, ONE);
    expect(unmet(alive)).toEqual([`${death?.id} gone`]);
  });

  test('and brought about by no plan stays known, and is not looked for', async () => {
    const begun = await run([], [], { ...ONE, update: true });
    const entry: Known = {
      id: 'Z9Z9',
      rule: 'LIVE-01',
      sentence: '',
      seen: { times: 0, of: 0 },
      under: [],
      death: 'crashed',
      runs: [],
      circumstances: begun.known[0]?.circumstances ?? EMPTY,
    };
    const ran = await run([], [entry], { ...ONE, update: true });
    expect(unmet(ran)).toEqual(['Z9Z9 undecided']);
    expect(ran.known.map(({ id }) => id)).toEqual(['Z9Z9']);
  });
});

const EMPTY: Known['circumstances'] = {
  dialect: {},
  sources: {},
  nickLength: null,
  password: false,
  accounts: 0,
  capabilities: null,
  packages: null,
  timers: null,
  deadlineMs: 1_000,
  releaseMs: 500,
};

test('what an interrupted run has not met is undecided', { timeout: 60_000 }, async () => {
  const abort = new AbortController();
  const entry: Known = {
    id: 'Z9Z9',
    rule: 'NICK-01',
    sentence: '',
    seen: { times: 5, of: 5 },
    under: [],
    runs: [{ times: 1, plan: planOf('A NICK') }],
    circumstances: EMPTY,
  };
  const options = { ...OPTIONS, signal: abort.signal, baseline: { file: 'x', known: [entry], update: true } };
  const result = await check(reference, 'reference', options, ({ kind }) => {
    if (kind === 'ran') abort.abort();
  });
  expect(result).toMatchObject({
    kind: 'report',
    report: { interrupted: true, baseline: { isStale: false, unmet: [{ now: 'undecided' }] } },
    known: [{ id: 'Z9Z9' }],
  });
});

test('no password is in a baseline, whoever’s it is', { timeout: 120_000 }, async () => {
  const account = { name: 'alice', password: 'wonder land:1', isSecret: true } as const;
  const { known } = await run(['echo-from-new-nick', '903-missing'], [], {
    password: 'sesame-of-the-server',
    accounts: [account],
    limit: { kind: 'runs', runs: 120 },
    update: true,
  });
  const text = baselineText(known, '1.2.3');
  expect(text).toContain('{password}');
  expect(text).toContain('{plain:');
  const secrets = ['sesame-of-the-server', account.password, OPERATOR.password];
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toContain(Buffer.from(`\0alice\0${account.password}`).toString('base64'));
});
