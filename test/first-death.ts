import type { Adapter } from '../adapters/index.ts';
import { campaign } from '../conformance/campaign.ts';
import type { Finding } from '../conformance/findings.ts';
import { explainDeath } from '../conformance/health/autopsy.ts';
import type { Death } from '../conformance/health/death-report.ts';
import type { SicknessKind } from '../conformance/health/sickness.ts';
import { startWards } from '../conformance/health/wards.ts';
import { against, DEADLINE_MS } from './against.ts';

const HASTE_MS = 300;
const CLIENTS = 24;
const AUTOPSY_MS = 45_000;

/** How a server that has a fault first became sick, and what it is put down to. */
export interface FirstDeath {
  readonly plans: number;
  readonly kind: SicknessKind | null;
  /** What was found of living servers before. */
  readonly findings: readonly Finding[];
  /** Null where nothing ailed it, or where it was not to be explained. */
  readonly death: Death | null;
}

/** How a death is looked for. */
interface Looking {
  readonly fault: string;
  readonly seed: number;
  readonly most: number;
  readonly explain: boolean;
  /** Whether what is found of a living server ends it: not where the same mistake shows there too. */
  readonly untilFound?: boolean;
}

/** Runs plans until the server is sick, `most` of them, or until something is found of a living one. */
export async function firstDeath(
  adapter: Adapter,
  { fault, seed, most, explain, untilFound = true }: Looking,
): Promise<FirstDeath> {
  return against(adapter, { faults: [fault], password: null }, async (opponent) => {
    const { server, start } = opponent;
    const { judge, findings, namespace, signal } = opponent.campaign;
    let begun = 0;
    const end = await campaign(0, {
      ...opponent.campaign,
      seed,
      clients: Math.min(CLIENTS, adapter.clients),
      borne: new Set(),
      wants: (index) => (begun = index) < most && !(untilFound && findings.all.length > 0),
      onRun: () => undefined,
    });
    const kind = end.kind === 'sick' ? end.sickness.kind : null;
    const found = { plans: begun, kind, findings: findings.all };
    if (end.kind === 'done' || !explain) return { ...found, death: null };
    const log = server.log();
    await server.stop();
    const until = performance.now() + AUTOPSY_MS;
    const death = await explainDeath(end.sickness, log, end.suspects, {
      judge,
      wards: startWards(start, HASTE_MS, signal),
      over: () => performance.now() > until,
      namespace,
      clients: Math.min(CLIENTS, adapter.clients),
      deadlineMs: HASTE_MS,
      countMs: DEADLINE_MS,
      shrink: true,
      signal,
      onFound: () => undefined,
    });
    return { ...found, death };
  });
}
