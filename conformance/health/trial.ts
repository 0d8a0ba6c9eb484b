import { metServer } from '../history.ts';
import type { Plan, Setting } from '../plan.ts';
import type { Job } from '../run/pool.ts';
import { startPatience } from '../run/patience.ts';
import type { Run } from '../run/run.ts';
import type { Sickness, SicknessKind } from './sickness.ts';
import { settingFor } from '../setting.ts';
import { runWatched, type Ward } from './watched-pool.ts';

/** How plans are run to see what becomes of the server. */
export interface TrialOptions {
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  /** Sockets open at once, as when the server became sick: plans then meet each other as they did. */
  readonly clients: number;
  /** Answers are of no interest here: none is waited for longer, in ms. */
  readonly deadlineMs: number;
  /** Whether it is to be seen in the end whether the server rests. */
  readonly rest: boolean;
  readonly signal: AbortSignal;
}

/** What became of a server under some plans. */
export interface Trial {
  readonly sickness: Sickness | null;
  /** The run that ended last, or null when none did. */
  readonly last: { readonly plan: Plan; readonly setting: Setting; readonly run: Run } | null;
  /** How many plans had met the server by then. */
  readonly met: number;
}

const NOTHING: ReadonlySet<SicknessKind> = new Set();
/** Between two looks at the server, in ms. */
const LOOK_EVERY_MS = 200;

/** Runs plans as a check does, each when its turn comes, and tells what ails the server then. */
export async function tryPlans(
  plans: Iterable<Plan>,
  ward: Ward,
  { namespace, clients, deadlineMs, rest, signal }: TrialOptions,
): Promise<Trial> {
  const jobs = function* (): Generator<Job> {
    for (const plan of plans) yield { plan, setting: settingFor(ward.server, namespace()) };
  };
  let last: Trial['last'] = null;
  let met = 0;
  const diagnosis = await runWatched(
    jobs(),
    ward,
    {
      clients,
      deadline: deadlineMs,
      patience: startPatience(),
      everyMs: LOOK_EVERY_MS,
      rest,
      borne: NOTHING,
      signal,
    },
    {
      begun() {},
      ended(job, run) {
        last = { ...job, run };
        if (metServer(run.history)) met += 1;
      },
      alive() {},
    },
  );
  return { sickness: diagnosis?.sickness ?? null, last, met };
}
