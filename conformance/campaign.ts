import type { Timers } from '../adapters/server.ts';
import type { Judge } from './check.ts';
import type { Examiner } from './exercise/examiner.ts';
import type { Finding, Findings } from './findings.ts';
import type { PlanOptions } from './generate/index.ts';
import { planAt } from './generate/index.ts';
import { newSuspects, type Suspect, type SuspectList } from './health/suspects.ts';
import { runWatched, type Ward } from './health/watched-pool.ts';
import type { Sickness, SicknessKind } from './health/sickness.ts';
import type { Patience } from './run/patience.ts';
import type { Run } from './run/run.ts';
import { troubleText } from './run/trouble.ts';
import { settingFor } from './setting.ts';
import { countHistory, increment, type Tally } from './tally.ts';
import { TURNED_AWAY, wasTurnedAway } from './turned-away.ts';

/** One stretch of plans against one server that lives. */
export interface CampaignOptions {
  readonly ward: Ward;
  readonly judge: Judge;
  readonly findings: Findings;
  /** Where plans are kept that are to be looked at more closely in the end; null for nowhere. */
  readonly examiner: Examiner | null;
  readonly tally: Tally;
  readonly planOptions: PlanOptions;
  readonly seed: number;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
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

/**
 * Runs plans side by side from an index on, and stops when the server is sick. A run is judged once the server was seen alive after
 * its end: what it did not do while it was sick breaks no other rule.
 */
export async function campaign(from: number, options: CampaignOptions): Promise<CampaignEnd> {
  const { ward, signal } = options;
  const suspects = newSuspects();
  const provisional: { readonly suspect: Suspect; readonly run: Run; readonly ended: number }[] = [];
  let next = from;
  const jobs = function* (): Generator<Suspect> {
    while (!signal.aborted && options.wants(next)) {
      const index = next;
      next += 1;
      options.tally.drawn = next;
      const plan = planAt(options.seed, index, options.planOptions);
      yield { index, plan, setting: settingFor(ward.server, options.namespace()) };
    }
  };
  const diagnosis = await runWatched(
    jobs(),
    ward,
    {
      clients: options.clients,
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
      begun: (suspect) => suspects.begun(suspect),
      ended(suspect, run) {
        suspects.ended(suspect, run);
        if (run.trouble?.kind !== 'aborted') provisional.push({ suspect, run, ended: performance.now() });
      },
      alive(at) {
        const undecided = provisional.findIndex(({ ended }) => ended >= at);
        for (const { suspect, run } of provisional.splice(0, undecided < 0 ? Infinity : undecided)) {
          countHistory(options.tally, run.history);
          options.onRun(judgeRun(suspect, run, options), run);
        }
      },
    },
  );
  if (diagnosis === null) return { kind: 'done' };
  return { kind: 'sick', sickness: diagnosis.sickness, suspects: suspects.since(diagnosis.since), next };
}

/** Judges one run; returns what it found that is new. */
function judgeRun(
  { index, plan, setting }: Suspect,
  run: Run,
  { judge, findings, examiner, tally }: CampaignOptions,
): readonly Finding[] {
  if (run.trouble !== null) {
    increment(tally.undecided, troubleText(run.trouble));
    return [];
  }
  const observation = judge.observe(run.history);
  const undecided = (cause: string): readonly Finding[] => {
    increment(tally.undecided, cause);
    examiner?.undecided(run.history);
    return [];
  };
  const verdict = judge.check(observation);
  switch (verdict.kind) {
    case 'conforms':
      for (const transition of verdict.transitions) increment(tally.taken, transition);
      examiner?.legal(run.history, verdict.transitions);
      return [];
    case 'undecided':
      return undecided(verdict.cause);
    case 'diverges':
      if (wasTurnedAway(judge, observation)) return undecided(TURNED_AWAY);
      examiner?.diverging(run.history);
      return findings.add({ plan, setting, run }, index);
  }
}
