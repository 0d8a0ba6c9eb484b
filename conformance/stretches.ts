import { campaign, type CampaignOptions } from './campaign.ts';
import { BEARABLE, wordsOf, type Sickness, type SicknessKind } from './health/sickness.ts';
import { admit } from './health/wards.ts';
import type { Ward } from './health/watched-pool.ts';
import type { MetServer } from './host-server.ts';
import { firstReport, holdInquest, type Casualty, type InquestOptions } from './inquest.ts';
import type { Divergence } from './report/report.ts';

/** A server that becomes sick is started again so many times at most. */
const LIVES = 40;
/** Of the same kind so many are kept, to be looked into: of what else may be behind it there is little to learn. The rest is counted. */
const KEPT = 3;

/** What it takes to run plans over all lives of a server. */
export interface StretchOptions extends Omit<CampaignOptions, 'ward' | 'borne'>, InquestOptions {
  /** Whether what ended is no death: the server has only gone to the background. */
  readonly isNoDeath: (server: MetServer, sickness: Sickness) => Promise<boolean>;
}

/** How all stretches ended: with the server that lives, or the last one, or in the background. */
export interface Stretches {
  readonly ward: Ward;
  readonly deaths: readonly Divergence[];
  readonly inBackground: boolean;
}

/** Those that became sick in one way, as far as they are kept, and how many there were. */
interface Casualties {
  readonly kept: Casualty[];
  met: number;
}

/**
 * Runs all plans, stretch by stretch: where the server becomes sick that is told, and the rest runs on a fresh one. When all have run it is found
 * out of what, one kind after the other, so that none keeps the next one from being met.
 */
export async function runStretches(first: Ward, options: StretchOptions): Promise<Stretches> {
  const { casualties, ...lived } = await live(first, options);
  if (lived.inBackground || casualties.size === 0) return { ...lived, deaths: [] };
  await leave(lived.ward);
  const deaths: Divergence[] = [];
  for (const { kept, met } of casualties.values())
    deaths.push((await holdInquest(kept, met, options)).divergence);
  // What was found of living servers needs one again.
  const isNeeded = options.findings.all.length > 0 && !options.signal.aborted;
  const revived = isNeeded ? await options.restart() : null;
  const ward = revived === null ? lived.ward : await admit(revived, options.deadlineMs, options.signal);
  return { ward, deaths, inBackground: false };
}

/** Runs all plans, on as many servers as it takes. */
async function live(
  first: Ward,
  options: StretchOptions,
): Promise<Omit<Stretches, 'deaths'> & { readonly casualties: ReadonlyMap<SicknessKind, Casualties> }> {
  const casualties = new Map<SicknessKind, Casualties>();
  const borne = new Set<SicknessKind>();
  let ward = first;
  let next = 0;
  for (let lives = 1; ; lives += 1) {
    const began = performance.now();
    const end = await campaign(next, { ...options, ward, borne });
    if (end.kind === 'done') return { ward, casualties, inBackground: false };
    const { sickness, suspects } = end;
    const { server } = ward;
    if (await options.isNoDeath(server, sickness)) return { ward, casualties, inBackground: true };
    const { logonMs } = server.welcome;
    const livedMs = performance.now() - began;
    const log = server.log();
    await leave(ward);
    note(casualties, { sickness, suspects, log, logonMs, livedMs }, options);
    // Once it is known, the run goes on in spite of it, and finds what else there is.
    if (BEARABLE.has(sickness.kind)) borne.add(sickness.kind);
    // A server that is sick before anything was asked of it will be so again.
    const goesOn = lives < LIVES && end.next > next && !options.signal.aborted;
    const revived = goesOn ? await options.restart() : null;
    if (revived === null) return { ward, casualties, inBackground: false };
    ward = await admit(revived, options.deadlineMs, options.signal);
    next = end.next;
  }
}

async function leave({ monitor, server }: Ward): Promise<void> {
  monitor.stop();
  await server.stop();
}

/** Keeps a server that became sick, and tells the first of its kind. */
function note(
  casualties: Map<SicknessKind, Casualties>,
  casualty: Casualty,
  { judge, onNotice, onFound }: StretchOptions,
): void {
  const { sickness } = casualty;
  const known = casualties.get(sickness.kind);
  if (known !== undefined) {
    known.met += 1;
    if (known.kept.length < KEPT) known.kept.push(casualty);
    return;
  }
  casualties.set(sickness.kind, { kept: [casualty], met: 1 });
  onNotice(`${wordsOf(sickness)}; which plan brings it about is looked for in the end`);
  onFound(firstReport(casualty, judge));
}
