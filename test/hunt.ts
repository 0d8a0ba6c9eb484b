import type { Adapter } from '../adapters/index.ts';
import { campaign, type CampaignEnd } from '../conformance/campaign.ts';
import type { Finding } from '../conformance/findings.ts';
import { BEARABLE } from '../conformance/health/sickness.ts';
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
  /** Only plans that wait for a time-out. Those that are loud count for none. */
  readonly onlyWaiting?: boolean;
  /** So many plans are begun at a time, and judged before more are; by default all. */
  readonly wave?: number;
  /** Whether what was found is enough. */
  readonly enough: (finding: Finding) => boolean;
}

/**
 * The longer nobody here could listen at a time, the less is asked of timers. A plan is loud when that was longer than this, in ns: it
 * may hide what is wrong with the shortest of them.
 */
const LOUD = 250e6;
/** So many times as many plans as are wanted are begun at most: some are loud, and some are lost with a server that became sick. */
const MOST_TIMES = 10;

/** Runs plans with every choice open, until enough is found. @throws Error where too many of them were loud. */
export async function hunt(
  adapter: Adapter,
  {
    faults,
    password,
    most,
    seed = 1,
    clients = 24,
    stepped = false,
    onlyWaiting = false,
    wave = most,
    enough,
  }: Hunt,
): Promise<{ readonly end: CampaignEnd; readonly findings: readonly Finding[]; readonly tally: Tally }> {
  return against(adapter, { faults, password }, async (opponent) => {
    const { findings, tally, planOptions } = opponent.campaign;
    let { ward } = opponent.campaign;
    const over = new AbortController();
    const { signal } = over;
    let told = 0;
    const isOver = (): boolean => signal.aborted || told >= most || tally.drawn >= most * MOST_TIMES;
    const run = (): Promise<CampaignEnd> => {
      const limit = tally.drawn + Math.min(wave, most - told);
      return campaign(tally.drawn, {
        ...opponent.campaign,
        ward,
        planOptions: { ...planOptions, stepped, onlyWaiting },
        seed,
        clients,
        borne: BEARABLE,
        signal,
        wants: (index) => index < limit,
        onRun: (fresh, { history }) => {
          // What is under way is dropped.
          if (fresh.some(enough)) over.abort();
          if (!onlyWaiting || (history.lag ?? 0) <= LOUD) told += 1;
        },
      });
    };
    let end = await run();
    while (!isOver() && (end.kind === 'done' || faults.length > 0)) {
      // What a fault does to the server as a whole is for other tests.
      if (end.kind === 'sick') ward = await opponent.renew();
      end = await run();
    }
    if (!signal.aborted && end.kind === 'done' && told < most)
      throw new Error(`only ${told} of ${tally.drawn} plans tell what they could: the machine is too busy`);
    return { end, findings: findings.all, tally };
  });
}

/** The rule that a finding is put down to first. */
export function ruleOf({ blame }: Finding): string {
  return blame.candidates[0]?.id ?? 'UNEXPLAINED';
}
