import type { Adapter } from '../adapters/index.ts';
import { campaign, type CampaignEnd } from '../conformance/campaign.ts';
import type { Finding } from '../conformance/findings.ts';
import { BEARABLE } from '../conformance/health/sickness.ts';
import type { Ward } from '../conformance/health/watched-pool.ts';
import type { Tally } from '../conformance/tally.ts';
import { against } from './against.ts';

export interface Hunt {
  readonly faults: readonly string[];
  readonly password: string | null;
  readonly most: number;
  readonly seed?: number;
  /** Sockets open at once; with two of them each plan runs alone. */
  readonly clients?: number;
  /** Only plans in which one connection acts at a time. */
  readonly stepped?: boolean;
  /** Only plans that wait for a time-out. */
  readonly onlyWaiting?: boolean;
  /** Whether what was found is enough. */
  readonly enough: (finding: Finding) => boolean;
}

/** Runs plans with every choice open, until enough is found. */
export async function hunt(
  adapter: Adapter,
  { faults, password, most, seed = 1, clients = 24, stepped = false, onlyWaiting = false, enough }: Hunt,
): Promise<{ readonly end: CampaignEnd; readonly findings: readonly Finding[]; readonly tally: Tally }> {
  return against(adapter, { faults, password }, async (opponent) => {
    const { findings, tally, planOptions } = opponent.campaign;
    let done = false;
    const from = (next: number, ward: Ward): Promise<CampaignEnd> =>
      campaign(next, {
        ...opponent.campaign,
        ward,
        planOptions: { ...planOptions, stepped, onlyWaiting },
        seed,
        clients,
        borne: BEARABLE,
        wants: (index) => !done && index < most,
        onRun: (fresh) => {
          done ||= fresh.some(enough);
        },
      });
    let end = await from(0, opponent.campaign.ward);
    // What a fault does to the server as a whole is for other tests.
    while (end.kind === 'sick' && faults.length > 0) end = await from(end.next, await opponent.renew());
    return { end, findings: findings.all, tally };
  });
}

/** The rule that a finding is put down to first. */
export function ruleOf({ blame }: Finding): string {
  return blame.candidates[0]?.id ?? 'UNEXPLAINED';
}
