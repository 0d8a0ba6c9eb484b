import type { Circumstances, Judge } from './check.ts';
import type { MetServer } from './host-server.ts';
import type { Plan } from './plan.ts';
import { mannersFor, settingFor } from './setting.ts';
import { runPlan } from './run/run-plan.ts';
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

/** Runs a plan once, in a namespace of its own, with a pause of so many ms between two rounds. */
export async function trial(
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
