import type { Judge } from './check.ts';
import type { Finding, Findings } from './findings.ts';
import type { PlanOptions } from './generate/index.ts';
import { planAt } from './generate/index.ts';
import type { MetServer } from './host-server.ts';
import type { Plan, Setting } from './plan.ts';
import type { Patience } from './run/patience.ts';
import { runPool } from './run/pool.ts';
import type { Run } from './run/run.ts';
import { DYING_MS, mayShowDeath } from './signs-of-death.ts';
import { countHistory, increment, type Tally } from './tally.ts';
import { TURNED_AWAY, wasTurnedAway } from './turned-away.ts';

/** One stretch of plans against one server that lives. */
export interface CampaignOptions {
  readonly server: MetServer;
  readonly judge: Judge;
  readonly findings: Findings;
  readonly tally: Tally;
  readonly planOptions: PlanOptions;
  readonly seed: number;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  readonly deadlineMs: number;
  readonly releaseMs: number;
  readonly patience: Patience;
  /** Whether the plan of this index is to be begun. */
  readonly wants: (index: number) => boolean;
  readonly signal: AbortSignal;
  readonly onRun: (fresh: readonly Finding[]) => void;
}

/** A plan that was under way, or had just ended, when the server died. */
export interface Suspect {
  readonly index: number;
  readonly plan: Plan;
  readonly setting: Setting;
  readonly run: Run | null;
}

/** How a stretch ended: all plans were run, or the server's process ended under these suspects. */
export type CampaignEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'died'; readonly suspects: readonly Suspect[]; readonly next: number };

/** So many runs that ended last stay suspects: a server may need a moment to die. */
const RECENT = 16;

/** Runs plans side by side from an index on, judges each as it ends, and stops when the server has died. */
export async function campaign(from: number, options: CampaignOptions): Promise<CampaignEnd> {
  const { server, tally, signal } = options;
  const underWay = new Map<number, Suspect>();
  const recent: Suspect[] = [];
  const provisional: { readonly job: Suspect; readonly run: Run }[] = [];
  let next = from;
  const jobs = function* (): Generator<Suspect> {
    while (!signal.aborted && server.ended() === null && options.wants(next)) {
      const index = next;
      next += 1;
      const plan = planAt(options.seed, index, options.planOptions);
      yield {
        index,
        plan,
        setting: { namespace: options.namespace(), password: server.password },
        run: null,
      };
    }
  };
  await runPool(
    jobs(),
    {
      clients: options.clients,
      address: server.address,
      deadline: options.deadlineMs,
      releaseWithin: options.releaseMs,
      burstEnd: server.welcome.burstEnd,
      patience: options.patience,
      signal,
    },
    (job, run) => {
      // What is begun on a dead server is no suspect.
      if (!underWay.delete(job.index)) return;
      recent.push({ ...job, run });
      if (recent.length > RECENT) recent.shift();
      if (run.trouble?.kind === 'aborted' || server.ended() !== null) return;
      provisional.push({ job, run });
      // A run from which the server parted in order shows that it was alive after all those that ended before.
      if (!mayShowDeath(run)) judgeProvisional();
    },
    (job) => {
      if (server.ended() === null) underWay.set(job.index, job);
    },
  );
  if (provisional.length > 0) await server.endsWithin(DYING_MS);
  if (server.ended() === null) {
    judgeProvisional();
    return { kind: 'done' };
  }
  return { kind: 'died', suspects: [...recent, ...underWay.values()], next };

  function judgeProvisional(): void {
    for (const { job, run } of provisional.splice(0)) {
      countHistory(tally, run.history);
      options.onRun(judgeRun(job, run, options));
    }
  }
}

/** Judges one run; returns what it found that is new. */
function judgeRun(
  { index, plan, setting }: Suspect,
  run: Run,
  { judge, findings, tally }: CampaignOptions,
): readonly Finding[] {
  if (run.trouble !== null) {
    increment(tally.undecided, `${run.trouble.kind} (${run.trouble.detail})`);
    return [];
  }
  const observation = judge.observe(run.history);
  const verdict = judge.check(observation);
  switch (verdict.kind) {
    case 'conforms':
      for (const transition of verdict.transitions) increment(tally.taken, transition);
      return [];
    case 'undecided':
      increment(tally.undecided, verdict.cause);
      return [];
    case 'diverges':
      if (wasTurnedAway(judge, observation)) {
        increment(tally.undecided, TURNED_AWAY);
        return [];
      }
      return findings.add({ plan, setting, run }, index);
  }
}
