import { expect, test } from 'vitest';
import type { Adapter } from '../../adapters/index.ts';
import { findServer } from '../../adapters/installed.ts';
import { ngircdAdapter } from '../../adapters/ngircd.ts';
import { referenceAdapter } from '../../adapters/reference.ts';
import { check } from '../../conformance/suite.ts';
import { TURNED_AWAY } from '../../conformance/turned-away.ts';
import type { Report } from '../../conformance/report/report.ts';

const LONG = 120_000;
const PLANS = 150;

/** Checks a server with more connections at once than it has room for, or as many as it has. */
async function checked(adapter: Adapter, clients: number): Promise<Report> {
  const result = await check(
    adapter,
    adapter.name,
    {
      seed: 4,
      limit: { kind: 'runs', runs: PLANS },
      clients,
      deadlineMs: 2_000,
      password: null,
      accounts: [],
      timers: null,
      dialect: null,
      dialectName: null,
      only: [],
      skip: [],
      strict: true,
      shrink: true,
      faults: [],
      store: null,
      signal: new AbortController().signal,
    },
    () => undefined,
  );
  if (result.kind !== 'report') throw new Error(result.message);
  return result.report;
}

/** Nothing that it says of who was turned away is a divergence, and nearly all plans are decided in the end. */
function expectTurnedAway({ divergences, undecided, plans, limits }: Report): void {
  expect(divergences).toEqual([]);
  expect(Object.keys(undecided).filter((cause) => cause !== TURNED_AWAY)).toEqual([]);
  expect(undecided[TURNED_AWAY] ?? 0).toBeLessThan(plans / 10);
  expect(limits).toEqual([expect.objectContaining({ what: 'the server turns clients away' })]);
}

test(
  'the reference server with little room is asked for less, and one that is not full for nothing else',
  async () => {
    expectTurnedAway(await checked(referenceAdapter('reference', 'reserve', [], null, 'max-clients=12'), 24));
    const roomy = await checked(referenceAdapter('reference', 'reserve', [], null, 'max-clients=64'), 24);
    expect([roomy.verdict, roomy.limits]).toEqual(['conforms', undefined]);
  },
  LONG,
);

const isInstalled = ((): boolean => {
  try {
    findServer('ngircd');
    return true;
  } catch {
    return false;
  }
})();

/** What is wrong with ngIRCd all the same (docs/findings.md). */
const KNOWN = new Set(['DIALECT-01', 'KILL-07', 'LINE-07', 'LIVE-04', 'NICK-02', 'QUIT-04', 'REPLY-05']);

test.skipIf(!isInstalled)(
  'of ngIRCd with little room nothing is told but what is wrong with it anyway',
  async () => {
    const { divergences, undecided, plans } = await checked(ngircdAdapter('ngircd', 12), 24);
    expect(divergences.map(({ rule }) => rule).filter((rule) => !KNOWN.has(rule))).toEqual([]);
    expect(undecided[TURNED_AWAY] ?? 0).toBeLessThan(plans / 10);
  },
  LONG,
);
