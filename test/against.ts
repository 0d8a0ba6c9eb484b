import type { Adapter } from '../adapters/index.ts';
import type { CampaignOptions } from '../conformance/campaign.ts';
import { createJudge } from '../conformance/check.ts';
import { circumstances, planOptionsOf } from '../conformance/circumstances.ts';
import { collectFindings } from '../conformance/findings.ts';
import { createTable } from '../model/table.ts';
import { admit } from '../conformance/health/wards.ts';
import type { Ward } from '../conformance/health/watched-pool.ts';
import { meet, type MetServer } from '../conformance/host-server.ts';
import { startNamespaces } from '../conformance/namespace.ts';
import { startPatience } from '../conformance/run/patience.ts';
import { startTally } from '../conformance/tally.ts';

export const DEADLINE_MS = 1000;

/** It is the same for all servers, and filled as they need it. */
const TABLE = createTable();

/** A server with faults that runs, and a campaign against it as far as it is always the same, with every choice open. */
export interface Opponent {
  readonly server: MetServer;
  readonly campaign: Omit<CampaignOptions, 'seed' | 'clients' | 'borne' | 'wants' | 'onRun'>;
  /** Starts another one like it. */
  readonly start: () => Promise<MetServer>;
  /** Stops the server that is watched, and watches another one in its place. */
  readonly renew: () => Promise<Ward>;
}

/** Starts a server, and stops it when `use` is done with it. */
export async function against<T>(
  adapter: Adapter,
  { faults, password }: { readonly faults: readonly string[]; readonly password: string | null },
  use: (opponent: Opponent) => Promise<T>,
): Promise<T> {
  const start = async (): Promise<MetServer> => {
    const meeting = await meet(adapter, { password, faults, startWithin: 60_000 }, DEADLINE_MS);
    if (meeting.kind === 'failed') throw new Error(`nobody could log on: ${meeting.contact.kind}`);
    return meeting.server;
  };
  const server = await start();
  const { signal } = new AbortController();
  let ward = await admit(server, DEADLINE_MS, signal);
  const leave = async (): Promise<void> => {
    ward.monitor.stop();
    await ward.server.stop();
  };
  const renew = async (): Promise<Ward> => {
    await leave();
    ward = await admit(await start(), DEADLINE_MS, signal);
    return ward;
  };
  try {
    const known = circumstances(server, {}, { deadlineMs: DEADLINE_MS });
    const judge = createJudge(known, TABLE);
    const campaign = {
      ward,
      judge,
      findings: collectFindings(judge),
      examiner: null,
      tally: startTally(),
      planOptions: planOptionsOf(server, known),
      namespace: startNamespaces(),
      deadlineMs: known.deadlineMs,
      releaseMs: known.releaseMs,
      timers: known.timers,
      patience: startPatience(),
      signal,
    };
    return await use({ server, campaign, start, renew });
  } finally {
    await leave();
  }
}
