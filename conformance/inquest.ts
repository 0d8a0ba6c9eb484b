import assert from 'node:assert/strict';
import { hurried } from './circumstances.ts';
import type { Judge } from './check.ts';
import { explainDeath } from './health/autopsy.ts';
import { reportDeath, type Death } from './health/death-report.ts';
import { wordsOf, type Sickness } from './health/sickness.ts';
import type { SuspectList } from './health/suspects.ts';
import { startWards } from './health/wards.ts';
import type { MetServer } from './host-server.ts';

/** A server that became sick, and what is known of it. */
export interface Casualty {
  readonly sickness: Sickness;
  readonly suspects: SuspectList;
  /** The last lines that it wrote. */
  readonly log: readonly string[];
  /** How long it took to log one client on, and how long it was well, in ms. */
  readonly logonMs: number;
  readonly livedMs: number;
}

/** What it takes to find out of what servers became sick. */
export interface InquestOptions {
  readonly judge: Judge;
  /** Starts the server afresh; null when it does not come up. */
  readonly restart: () => Promise<MetServer | null>;
  /** Gives a nick prefix that no plan had before. */
  readonly namespace: () => string;
  readonly clients: number;
  readonly deadlineMs: number;
  readonly shrink: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
  readonly onFound: (death: Death) => void;
  readonly onSettled: (death: Death) => void;
}

/**
 * The plans that a server became sick of are looked for, and shrunk, for so long at most, in ms: what took long to come takes as long to bring about
 * again, within bounds. Where that found nothing, others that became sick in the same way are looked into for so long.
 */
const FIRST_MS = { least: 20_000, most: 60_000 };
const AGAIN_MS = 5_000;
/** There, an answer is not waited for longer than this and twice what a logon takes, in ms; and where it is counted what is left. */
const HASTE_MS = 150;
const COUNT_MS = 1_000;

/** What is known of a death before it is looked into. */
export function firstReport({ sickness, log, suspects }: Casualty, judge: Judge): Death {
  const seen = { times: 0, of: 0 };
  return reportDeath({ judge, sickness, log, suspects, culprits: null, search: 'interrupted', seen });
}

/**
 * Finds out of what servers became sick that all did in the same way: of one of them, those that were sick soonest first. `met` tells how many there
 * were, with those of which nothing else is known.
 */
export async function holdInquest(
  casualties: readonly Casualty[],
  met: number,
  options: InquestOptions,
): Promise<Death> {
  const [soonest, ...others] = casualties.toSorted((one, other) => plansOf(one) - plansOf(other));
  assert(soonest !== undefined, 'somebody became sick');
  const { least, most } = FIRST_MS;
  let death = await lookInto(soonest, Math.min(most, Math.max(least, soonest.livedMs)), options);
  for (const other of others) {
    if (death.index !== null) break;
    const again = await lookInto(other, AGAIN_MS, options);
    if (again.index !== null) death = again;
  }
  const all = { ...death, divergence: { ...death.divergence, met } };
  options.onSettled(all);
  return all;
}

function plansOf({ suspects }: Casualty): number {
  return suspects.all.length;
}

/** Finds out in so many ms of what a server became sick. */
async function lookInto(
  casualty: Casualty,
  ms: number,
  { judge, restart, namespace, clients, deadlineMs, shrink, signal, onNotice, onFound }: InquestOptions,
): Promise<Death> {
  const { sickness, suspects, log, logonMs } = casualty;
  if (signal.aborted) return firstReport(casualty, judge);
  onNotice(`${wordsOf(sickness)}; looking for the plan that brings it about`);
  const until = performance.now() + ms;
  const haste = (bound: number): number => hurried(bound, deadlineMs, logonMs);
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
