import type { Adapter } from '../adapters/index.ts';
import { campaign } from '../conformance/campaign.ts';
import { createJudge } from '../conformance/check.ts';
import { casemappingOf, circumstances } from '../conformance/circumstances.ts';
import { collectFindings, type Finding } from '../conformance/findings.ts';
import { explainDeath } from '../conformance/health/autopsy.ts';
import type { Death } from '../conformance/health/death-report.ts';
import type { SicknessKind } from '../conformance/health/sickness.ts';
import { admit, startWards } from '../conformance/health/wards.ts';
import { meet, type MetServer } from '../conformance/host-server.ts';
import { startNamespaces } from '../conformance/namespace.ts';
import { startPatience } from '../conformance/run/patience.ts';
import { startTally } from '../conformance/tally.ts';

const DEADLINE_MS = 1_000;
const HASTE_MS = 300;
const CLIENTS = 24;
const AUTOPSY_MS = 15_000;

/** How a server that has a fault first became sick, and what it is put down to. */
export interface FirstDeath {
  readonly plans: number;
  readonly kind: SicknessKind | null;
  /** What was found of living servers before. */
  readonly findings: readonly Finding[];
  /** Null where nothing ailed it, or where it was not to be explained. */
  readonly death: Death | null;
}

/** Runs plans until the server is sick, `most` of them, or until something is found of a living one. */
export async function firstDeath(
  adapter: Adapter,
  { fault, seed, most, explain }: { fault: string; seed: number; most: number; explain: boolean },
): Promise<FirstDeath> {
  const start = async (): Promise<MetServer> => {
    const meeting = await meet(
      adapter,
      { password: null, faults: [fault], startWithin: 10_000 },
      DEADLINE_MS,
    );
    if (meeting.kind === 'failed') throw new Error(`nobody could log on: ${meeting.contact.kind}`);
    return meeting.server;
  };
  const server = await start();
  const { signal } = new AbortController();
  const ward = await admit(server, DEADLINE_MS, signal);
  const known = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
  const judge = createJudge(known);
  const findings = collectFindings(judge);
  const namespace = startNamespaces();
  let begun = 0;
  try {
    const end = await campaign(0, {
      ward,
      judge,
      findings,
      tally: startTally(),
      planOptions: {
        nickLength: known.nickLength,
        password: false,
        casemapping: casemappingOf(server.welcome.isupport['CASEMAPPING']),
      },
      seed,
      namespace,
      clients: CLIENTS,
      deadlineMs: known.deadlineMs,
      releaseMs: known.releaseMs,
      patience: startPatience(),
      wants: (index) => (begun = index) < most && findings.all.length === 0,
      signal,
      onRun: () => undefined,
    });
    const kind = end.kind === 'sick' ? end.sickness.kind : null;
    const found = { plans: begun, kind, findings: findings.all };
    if (end.kind === 'done' || !explain) return { ...found, death: null };
    const log = server.log();
    await server.stop();
    const until = performance.now() + AUTOPSY_MS;
    const death = await explainDeath(end.sickness, log, end.suspects, {
      wards: startWards(start, HASTE_MS, signal),
      over: () => performance.now() > until,
      namespace,
      clients: CLIENTS,
      deadlineMs: HASTE_MS,
      countMs: DEADLINE_MS,
      shrink: true,
      signal,
      onFound: () => undefined,
    });
    return { ...found, death };
  } finally {
    ward.monitor.stop();
    await server.stop();
  }
}
