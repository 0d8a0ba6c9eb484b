import { describe, expect, test } from 'vitest';
import { reference, referenceClaimAtCompletion, referenceTakeOver, type Adapter } from '../adapters/index.ts';
import { campaign } from '../conformance/campaign.ts';
import { createJudge } from '../conformance/check.ts';
import { casemappingOf, circumstances } from '../conformance/circumstances.ts';
import { collectFindings, type Finding } from '../conformance/findings.ts';
import { meet } from '../conformance/host-server.ts';
import { startNamespaces } from '../conformance/namespace.ts';
import { startTally } from '../conformance/tally.ts';
import { EXPECTED } from './fault-expectations.ts';

const DEADLINE_MS = 1000;
const MOST_PLANS = 2000;
const PASSWORD = 'sesame';

interface Hunt {
  readonly faults: readonly string[];
  readonly password: string | null;
  readonly most: number;
  /** Whether what was found is enough. */
  readonly enough: (finding: Finding) => boolean;
}

/** Runs plans with every choice open, until enough is found. */
async function hunt(adapter: Adapter, { faults, password, most, enough }: Hunt) {
  const meeting = await meet(adapter, { password, faults, startWithin: 10_000 }, DEADLINE_MS);
  if (meeting.kind === 'failed') throw new Error(`nobody could log on: ${meeting.contact.kind}`);
  const { server } = meeting;
  try {
    const known = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
    const judge = createJudge(known);
    const findings = collectFindings(judge);
    const tally = startTally();
    let done = false;
    const end = await campaign(0, {
      server,
      judge,
      findings,
      tally,
      planOptions: {
        nickLength: known.nickLength,
        password: password !== null,
        casemapping: casemappingOf(server.welcome.isupport['CASEMAPPING']),
      },
      seed: 1,
      namespace: startNamespaces(),
      clients: 24,
      deadlineMs: known.deadlineMs,
      releaseMs: known.releaseMs,
      wants: (index) => !done && index < most,
      signal: new AbortController().signal,
      onRun: (fresh) => {
        done ||= fresh.some(enough);
      },
    });
    return { end, findings: findings.all, tally };
  } finally {
    await server.stop();
  }
}

const named = ({ blame }: Finding): string => blame.candidates[0]?.id ?? 'UNEXPLAINED';

describe('every fault is found by the rule that it was seeded against', () => {
  test.each(EXPECTED)('$fault', { timeout: 120_000 }, async ({ fault, rules, password }) => {
    const { findings } = await hunt(reference, {
      faults: [fault],
      password: password === undefined ? null : PASSWORD,
      most: MOST_PLANS,
      enough: (finding) => rules.includes(named(finding)),
    });
    expect(findings.map(named)).toEqual(expect.arrayContaining([expect.toBeOneOf([...rules])]));
  });

  test('crash-on-bare-NICK ends the server', { timeout: 120_000 }, async () => {
    const { end } = await hunt(reference, {
      faults: ['crash-on-bare-NICK'],
      password: null,
      most: MOST_PLANS,
      enough: () => false,
    });
    expect(end.kind).toBe('died');
  });
});

describe('a server without faults gives no alarm and leaves nothing undecided, with every choice open', () => {
  test.each([
    { adapter: reference, password: null },
    { adapter: referenceTakeOver, password: null },
    { adapter: referenceClaimAtCompletion, password: null },
    { adapter: reference, password: PASSWORD },
    { adapter: referenceClaimAtCompletion, password: PASSWORD },
  ])('$adapter.name, password $password', { timeout: 120_000 }, async ({ adapter, password }) => {
    const { findings, tally } = await hunt(adapter, { faults: [], password, most: 300, enough: () => false });
    expect(findings).toEqual([]);
    expect(tally.undecided).toEqual({});
    expect(tally.plans).toBe(300);
  });
});
