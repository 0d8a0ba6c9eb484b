import type { Adapter } from '../adapters/index.ts';
import { campaign, type CampaignEnd } from '../conformance/campaign.ts';
import { createJudge } from '../conformance/check.ts';
import { casemappingOf, circumstances } from '../conformance/circumstances.ts';
import { collectFindings, type Finding } from '../conformance/findings.ts';
import type { SicknessKind } from '../conformance/health/sickness.ts';
import { admit } from '../conformance/health/wards.ts';
import { meet } from '../conformance/host-server.ts';
import { startNamespaces } from '../conformance/namespace.ts';
import { startPatience } from '../conformance/run/patience.ts';
import { startTally, type Tally } from '../conformance/tally.ts';

const DEADLINE_MS = 1000;
const BORNE: ReadonlySet<SicknessKind> = new Set(['spinning', 'starved']);

export interface Hunt {
  readonly faults: readonly string[];
  readonly password: string | null;
  readonly most: number;
  readonly seed?: number;
  /** Sockets open at once; with two of them each plan runs alone. */
  readonly clients?: number;
  /** Only plans in which one connection acts at a time. */
  readonly stepped?: boolean;
  /** Whether what was found is enough. */
  readonly enough: (finding: Finding) => boolean;
}

/** Runs plans with every choice open, until enough is found. */
export async function hunt(
  adapter: Adapter,
  { faults, password, most, seed = 1, clients = 24, stepped = false, enough }: Hunt,
): Promise<{ readonly end: CampaignEnd; readonly findings: readonly Finding[]; readonly tally: Tally }> {
  const meeting = await meet(adapter, { password, faults, startWithin: 10_000 }, DEADLINE_MS);
  if (meeting.kind === 'failed') throw new Error(`nobody could log on: ${meeting.contact.kind}`);
  const { server } = meeting;
  const ward = await admit(server, DEADLINE_MS, new AbortController().signal);
  try {
    const known = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
    const judge = createJudge(known);
    const findings = collectFindings(judge);
    const tally = startTally();
    let done = false;
    const end = await campaign(0, {
      ward,
      judge,
      findings,
      tally,
      planOptions: {
        nickLength: known.nickLength,
        password: password !== null,
        casemapping: casemappingOf(server.welcome.isupport['CASEMAPPING']),
        stepped,
      },
      seed,
      namespace: startNamespaces(),
      clients,
      deadlineMs: known.deadlineMs,
      releaseMs: known.releaseMs,
      patience: startPatience(),
      // What ails the server as a whole is for other tests.
      borne: BORNE,
      wants: (index) => !done && index < most,
      signal: new AbortController().signal,
      onRun: (fresh) => {
        done ||= fresh.some(enough);
      },
    });
    return { end, findings: findings.all, tally };
  } finally {
    ward.monitor.stop();
    await server.stop();
  }
}

/** The rule that a finding is put down to first. */
export function ruleOf({ blame }: Finding): string {
  return blame.candidates[0]?.id ?? 'UNEXPLAINED';
}
