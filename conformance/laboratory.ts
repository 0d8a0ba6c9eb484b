import type { Circumstances, Judge } from './check.ts';
import { excusing } from './excuse.ts';
import type { MetServer } from './host-server.ts';
import { signsOfTrouble } from './limits/signs.ts';
import type { Restraint } from './limits/restraint.ts';
import type { Plan } from './plan.ts';
import { mannersFor, settingFor } from './setting.ts';
import { runPlan } from './run/run-plan.ts';
import type { Run } from './run/run.ts';
import type { Specimen } from './shrink/index.ts';

/** What shrinking and confirming a finding needs. */
export interface Laboratory {
  readonly server: MetServer;
  readonly judge: Judge;
  readonly circumstances: Circumstances;
  /** How long a logon takes by now, in ms. */
  readonly logonMs: number;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  /** What the run has learnt of the server's limits; absent where it has met none. */
  readonly restraint?: Restraint;
  /** Whether findings are shrunk at all; if not, they are shown as they were met. */
  readonly shrink: boolean;
  readonly time: Allowance;
  readonly signal: AbortSignal;
}

/** How long one finding may take, in ms. */
export interface Allowance {
  /** For shrinking a plan that always diverges, and one that does so in some runs only. */
  readonly sure: number;
  readonly race: number;
  /** For counting how often a race shows in what is left. */
  readonly count: number;
}

/** Where a limit of the server's keeps a plan from showing anything, it is run so many times at most. */
const MOST_TRIALS = 6;

/**
 * Runs a plan in a namespace of its own, with a pause of so many ms between two rounds: once, and again where the server is known to
 * have limits, and one of them may have ended a connection.
 */
export async function trial(
  plan: Plan,
  bounds: Circumstances,
  laboratory: Laboratory,
  signal: AbortSignal,
  pause?: number,
): Promise<Specimen> {
  const { restraint, judge } = laboratory;
  let specimen = await oneTrial(plan, bounds, laboratory, signal, pause);
  if (restraint === undefined) return specimen;
  const slowly = Math.max(pause ?? 0, restraint.pause);
  for (
    let left = MOST_TRIALS - 1;
    left > 0 && isLimited(judge, specimen.run, plan) && !signal.aborted;
    left -= 1
  )
    specimen = await oneTrial(plan, bounds, laboratory, signal, slowly === 0 ? undefined : slowly);
  return isLimited(judge, specimen.run, plan) ? { ...specimen, limited: true } : specimen;
}

function isLimited(judge: Judge, { history, trouble }: Run, { connections }: Plan): boolean {
  if (trouble !== null) return signsOfTrouble(trouble, connections) !== null;
  return excusing(judge.observe(history)) !== null;
}

async function oneTrial(
  plan: Plan,
  { deadlineMs, releaseMs, timers }: Circumstances,
  { server, namespace }: Laboratory,
  signal: AbortSignal,
  pause?: number,
): Promise<Specimen> {
  const setting = settingFor(server, namespace());
  await server.turnstile.pass(plan.connections, signal);
  const run = await runPlan(plan, setting, {
    address: server.address,
    deadline: deadlineMs,
    releaseWithin: releaseMs,
    timers,
    ...mannersFor(server),
    ...(pause === undefined ? {} : { pause }),
    signal,
  });
  return { plan, setting, run };
}
