import { campaign, type CampaignEnd, type CampaignOptions } from './campaign.ts';
import { hurried } from './circumstances.ts';
import { explainDeath } from './health/autopsy.ts';
import { reportDeath, type Death } from './health/death-report.ts';
import { BEARABLE, wordsOf, type Sickness, type SicknessKind } from './health/sickness.ts';
import { admit, startWards } from './health/wards.ts';
import type { Ward } from './health/watched-pool.ts';
import type { MetServer } from './host-server.ts';
import type { Divergence } from './report/report.ts';

/** A server that becomes sick is started again so many times at most. */
const LIVES = 40;
/** Of the same kind so many are looked into: of what else may be behind it there is little to learn. The rest is counted. */
const EXPLAINED = 3;
/** The plans that a server became sick of are looked for, and shrunk, for so long at most, in ms; and where it was the same before. */
const AUTOPSY_MS = 20_000;
const AGAIN_MS = 5_000;
/** There, an answer is not waited for longer than this and twice what a logon takes, in ms; and where it is counted what is left. */
const HASTE_MS = 150;
const COUNT_MS = 1_000;

/** What it takes to run plans over all lives of a server. */
export interface StretchOptions extends Omit<CampaignOptions, 'ward' | 'borne'> {
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
  const deaths: Divergence[] = [];
  const borne = new Set<SicknessKind>();
  let ward = first;
  let next = 0;
  for (let lives = 1; ; lives += 1) {
    const end = await campaign(next, { ...options, ward, borne });
    if (end.kind === 'done') return { ward, deaths, inBackground: false };
    const { kind } = end.sickness;
    if (await options.isNoDeath(ward.server, end.sickness)) return { ward, deaths, inBackground: true };
    ward.monitor.stop();
    const log = ward.server.log();
    await ward.server.stop();
    const before = deaths.filter(({ death }) => death === kind).reduce((sum, { met }) => sum + met, 0);
    if (before < EXPLAINED) {
      const { sickness, suspects } = end;
      // Kept before it is told of, and before it is looked into.
      const { judge } = options;
      options.onFound(
        reportDeath({ judge, sickness, log, suspects, culprits: null, tried: false, seen: UNSEEN }),
      );
      options.onNotice(`${wordsOf(end.sickness)}; looking for the plan that brings it about`);
      const death = await lookInto(end, log, ward, before === 0 ? AUTOPSY_MS : AGAIN_MS, options);
      options.onSettled(death);
      addDeath(deaths, death.divergence);
    } else {
      const known = deaths.find(({ death }) => death === kind);
      if (known !== undefined) addDeath(deaths, known);
    }
    // Once it is known, the run goes on in spite of it, and finds what else there is.
    if (BEARABLE.has(kind)) borne.add(kind);
    // A server that is sick before anything was asked of it will be so again.
    const goesOn = lives < LIVES && end.next > next && !options.signal.aborted;
    const revived = goesOn ? await options.restart() : null;
    if (revived === null) return { ward, deaths, inBackground: false };
    ward = await admit(revived, options.deadlineMs, options.signal);
    next = end.next;
  }
}

const UNSEEN = { times: 0, of: 0 } as const;

/** Finds out in so many ms of what a server became sick. */
function lookInto(
  { sickness, suspects }: Extract<CampaignEnd, { kind: 'sick' }>,
  log: readonly string[],
  { server }: Ward,
  ms: number,
  { judge, restart, namespace, clients, deadlineMs, shrink, signal, onFound }: StretchOptions,
): Promise<Death> {
  const until = performance.now() + ms;
  const haste = (bound: number): number => hurried(bound, deadlineMs, server.welcome.logonMs);
  return explainDeath(sickness, log, suspects, {
    judge,
    wards: startWards(restart, haste(HASTE_MS), signal),
    over: () => performance.now() > until || signal.aborted,
    namespace,
    clients,
    deadlineMs: haste(HASTE_MS),
    countMs: haste(COUNT_MS),
    shrink,
    signal,
    onFound,
  });
}

/** Counts one more of a kind that is known, or notes a new one. */
function addDeath(deaths: Divergence[], divergence: Divergence): void {
  const at = deaths.findIndex(({ id }) => id === divergence.id);
  const same = deaths[at];
  if (same === undefined) deaths.push(divergence);
  else deaths[at] = { ...same, met: same.met + 1 };
}
