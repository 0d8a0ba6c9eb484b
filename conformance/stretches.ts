import { campaign, type CampaignOptions } from './campaign.ts';
import { explainDeath } from './health/autopsy.ts';
import type { Death } from './health/death-report.ts';
import { wordsOf, type Sickness } from './health/sickness.ts';
import { admit, startWards } from './health/wards.ts';
import type { Ward } from './health/watched-pool.ts';
import type { MetServer } from './host-server.ts';
import type { Divergence } from './report/report.ts';

/** A server that becomes sick is started again so many times. */
const LIVES = 4;
/** The plans that a server became sick of are looked for, and shrunk, for so long at most, in ms. */
const AUTOPSY_MS = 15_000;
/** There, an answer is not waited for longer than this and twice what a logon takes, in ms; and where it is counted what is left. */
const HASTE_MS = 300;
const COUNT_MS = 1_000;

/** What it takes to run plans over all lives of a server. */
export interface StretchOptions extends Omit<CampaignOptions, 'ward'> {
  readonly shrink: boolean;
  /** Starts the server afresh; null when it does not come up. */
  readonly restart: () => Promise<MetServer | null>;
  /** Whether what ended is no death: the server has only gone to the background. */
  readonly isNoDeath: (server: MetServer, sickness: Sickness) => Promise<boolean>;
  readonly onNotice: (text: string) => void;
  readonly onFound: (death: Death) => void;
  readonly onSettled: (death: Death) => void;
}

/** How all stretches ended: with the server that lives, or the last one, or in the background. */
export interface Stretches {
  readonly ward: Ward;
  readonly deaths: readonly Divergence[];
  readonly inBackground: boolean;
}

/** Runs all plans, stretch by stretch: where the server becomes sick it is found out of what, and the rest runs on a fresh one. */
export async function runStretches(first: Ward, options: StretchOptions): Promise<Stretches> {
  const { restart, namespace, clients, deadlineMs, signal, shrink, onFound } = options;
  const deaths: Divergence[] = [];
  let ward = first;
  for (let next = 0; ;) {
    const end = await campaign(next, { ...options, ward });
    if (end.kind === 'done') return { ward, deaths, inBackground: false };
    const { server } = ward;
    const { sickness } = end;
    if (await options.isNoDeath(server, sickness)) return { ward, deaths, inBackground: true };
    options.onNotice(`${wordsOf(sickness)}; looking for the plan that brings it about`);
    const log = server.log();
    ward.monitor.stop();
    await server.stop();
    const until = performance.now() + AUTOPSY_MS;
    const haste = (ms: number): number => Math.min(deadlineMs, ms + 2 * server.welcome.logonMs);
    const death = await explainDeath(sickness, log, end.suspects, {
      wards: startWards(restart, haste(HASTE_MS)),
      over: () => performance.now() > until || signal.aborted,
      namespace,
      clients,
      deadlineMs: haste(HASTE_MS),
      countMs: haste(COUNT_MS),
      shrink,
      signal,
      onFound,
    });
    options.onSettled(death);
    addDeath(deaths, death);
    const met = deaths.reduce((sum, { met }) => sum + met, 0);
    const revived = met < LIVES && !signal.aborted ? await restart() : null;
    if (revived === null) return { ward, deaths, inBackground: false };
    ward = await admit(revived, deadlineMs);
    next = end.next;
  }
}

function addDeath(deaths: Divergence[], { divergence }: Death): void {
  const at = deaths.findIndex(({ id }) => id === divergence.id);
  const same = deaths[at];
  if (same === undefined) deaths.push(divergence);
  else deaths[at] = { ...same, met: same.met + 1 };
}
