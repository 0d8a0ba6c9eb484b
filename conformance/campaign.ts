import type { Timers } from '../adapters/server.ts';
import type { Finding } from './findings.ts';
import type { PlanOptions } from './generate/index.ts';
import { planAt } from './generate/index.ts';
import { newSuspects, type SuspectList } from './health/suspects.ts';
import { runWatched, type Ward } from './health/watched-pool.ts';
import type { Sickness, SicknessKind } from './health/sickness.ts';
import { judgeRun, type Books } from './judge-run.ts';
import type { Attempt, Ended } from './limits/attempt.ts';
import { startRestraint, type Restraint } from './limits/restraint.ts';
import { startRetrials, type Again, type Ruling } from './limits/retrials.ts';
import type { Patience } from './run/patience.ts';
import type { Run } from './run/run.ts';
import { settingFor } from './setting.ts';
import { countHistory, increment } from './tally.ts';

/** One stretch of plans against one server that lives. */
export interface CampaignOptions extends Books {
  readonly ward: Ward;
  readonly planOptions: PlanOptions;
  readonly seed: number;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  /** What of that the server bears, and how fast; what was learnt is lost with this stretch where it is left out. */
  readonly restraint?: Restraint;
  readonly deadlineMs: number;
  readonly releaseMs: number;
  readonly timers: Timers | null;
  readonly patience: Patience;
  /** What ails the server, is known, and ends nothing. */
  readonly borne: ReadonlySet<SicknessKind>;
  /** Whether the plan of this index is to be begun. */
  readonly wants: (index: number) => boolean;
  /** Whether that is a matter of time; by default not. */
  readonly timed?: boolean;
  readonly signal: AbortSignal;
  /** What a run that was judged has found that is new. */
  readonly onRun: (fresh: readonly Finding[], run: Run) => void;
}

/** How a stretch ended: all plans were run, or the server was found to be sick under these suspects. */
export type CampaignEnd =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'sick';
      readonly sickness: Sickness;
      readonly suspects: SuspectList;
      readonly next: number;
    };

/** Between two looks at the server, in ms. */
const LOOK_EVERY_MS = 1_000;

/** So few sockets are all for plans: none is held to watch the server. */
const SCARCE = 4;

/**
 * Runs plans side by side from an index on, and stops when the server is sick. A run is judged once the server was seen alive after
 * its end: what it did not do while it was sick breaks no other rule. What a limit of the server's has left undecided is run again, with
 * more restraint.
 */
export async function campaign(from: number, options: CampaignOptions): Promise<CampaignEnd> {
  const {
    ward,
    signal,
    tally,
    restraint = startRestraint(options.clients, () => performance.now()),
  } = options;
  const { turnstile } = ward.server;
  const suspects = newSuspects();
  const retrials = startRetrials(options.judge, restraint);
  const provisional: Ended[] = [];
  let next = from;

  const attempt = (made: Again): Attempt => ({
    ...made,
    setting: settingFor(ward.server, options.namespace()),
    begun: restraint.begins(),
    ...(restraint.pause > (made.pause ?? 0) ? { pause: restraint.pause } : {}),
  });
  const jobs = function* (): Generator<Attempt> {
    while (!signal.aborted) {
      const isWanted = options.wants(next);
      const again = retrials.next(options.timed === true && !isWanted);
      if (again !== undefined) yield attempt(again);
      else if (isWanted) {
        const index = next;
        next += 1;
        tally.drawn = next;
        yield attempt({ index, plan: planAt(options.seed, index, options.planOptions), before: 0 });
      } else return;
    }
  };
  const carryOut = (ruling: Ruling): void => {
    const { run } = ruling.kind === 'judged' ? ruling.ended : ruling;
    countHistory(tally, run.history);
    if (ruling.kind === 'undecided') {
      increment(tally.undecided, ruling.cause);
      options.examiner?.undecided(run.history);
    }
    options.onRun(ruling.kind === 'judged' ? judgeRun(ruling.ended, options) : [], run);
  };
  const watched = (): ReturnType<typeof runWatched> =>
    runWatched(
      jobs(),
      ward,
      {
        clients: options.clients,
        room: () => restraint.sockets,
        deadline: options.deadlineMs,
        releaseWithin: options.releaseMs,
        timers: options.timers,
        patience: options.patience,
        everyMs: LOOK_EVERY_MS,
        rest: true,
        timed: options.timed === true,
        borne: options.borne,
        signal,
      },
      {
        begun: (made) => suspects.begun(made),
        ended(made, run) {
          suspects.ended(made, run);
          if (run.trouble?.kind === 'aborted') return;
          provisional.push(retrials.ended(made, run));
          turnstile.slow(restraint.perSecond);
          if (restraint.sockets <= SCARCE) ward.monitor.letGo();
        },
        alive(at) {
          const undecided = provisional.findIndex(({ ended }) => ended >= at);
          const decided = provisional.splice(0, undecided < 0 ? Infinity : undecided);
          for (const ended of decided) retrials.rule(ended).forEach(carryOut);
        },
      },
    );

  turnstile.slow(restraint.perSecond);
  let diagnosis = await watched();
  while (diagnosis === null && retrials.wait(options.timed === true) && !signal.aborted)
    diagnosis = await watched();
  if (diagnosis !== null) {
    restraint.startsAgain();
    return { kind: 'sick', sickness: diagnosis.sickness, suspects: suspects.since(diagnosis.since), next };
  }
  retrials.giveUp().forEach(carryOut);
  return { kind: 'done' };
}
