import { setMaxListeners } from 'node:events';
import type { Adapter } from '../../adapters/server.ts';
import { isDeath, type Repeatable } from '../failure/failure.ts';
import { wardsFor, type Wards } from '../health/wards.ts';
import { meet } from '../host-server.ts';
import { startNamespaces } from '../namespace.ts';
import type { CheckOptions } from '../options.ts';
import { restarter } from '../restart.ts';
import { untestable, type Untestable } from '../untestable.ts';
import { NOT_UP, repeatDeath } from './repeat-death.ts';
import { repeatPlan, type Repetition } from './repeat-plan.ts';
import { unlike } from './unlike.ts';
import type { Replayed } from './verdict.ts';

/** How stored failures are to be run again. */
export interface ReplayOptions extends Pick<
  CheckOptions,
  'clients' | 'password' | 'accounts' | 'operator' | 'faults' | 'signal'
> {
  /** The longest wait for one answer, in ms, in place of the stored ones; null leaves those. */
  readonly deadlineMs: number | null;
}

export type ReplayResult = { readonly kind: 'replayed' } | ({ readonly kind: 'untestable' } & Untestable);

/** One failure is run again for so long at most, in ms. */
const ONE_MS = 60_000;
const START_WITHIN_MS = 10_000;

/**
 * Runs stored failures again on one server, one after the other, and tells what has become of each. An abort ends it early: those
 * that are left are not told of.
 *
 * @throws StartError when the server cannot be started
 */
export async function replay<F extends Repeatable>(
  adapter: Adapter,
  target: string,
  failures: readonly F[],
  options: ReplayOptions,
  onReplayed: (failure: F, replayed: Replayed) => void,
): Promise<ReplayResult> {
  const { password, accounts, operator = null, faults, signal } = options;
  setMaxListeners(0, signal);
  if (signal.aborted) return { kind: 'replayed' };
  const start = { password, faults, startWithin: START_WITHIN_MS, signal };
  const deadlineMs =
    options.deadlineMs ?? Math.max(...failures.map(({ circumstances }) => circumstances.deadlineMs));
  const meeting = await meet(adapter, start, deadlineMs, { accounts, operator });
  if (meeting.kind === 'failed')
    return { kind: 'untestable', ...untestable(meeting.contact, target, meeting.log, password) };
  const { server: first } = meeting;
  const restart = restarter(adapter, start, deadlineMs, {
    accounts,
    operator: first.operator,
    offered: first,
    manner: first.welcome.manner,
  });
  const wards = wardsFor(first, restart, deadlineMs, signal);
  const namespace = startNamespaces(first.welcome.manner);
  const clients = options.clients ?? adapter.clients;
  try {
    for (const failure of failures) {
      if (signal.aborted) break;
      const time = AbortSignal.any([signal, AbortSignal.timeout(ONE_MS)]);
      const repetition = { namespace, clients, deadlineMs: options.deadlineMs, signal: time };
      const replayed = await replayOne(failure, wards, repetition);
      if (!signal.aborted) onReplayed(failure, replayed);
    }
  } finally {
    await wards.stop();
  }
  return { kind: 'replayed' };
}

/** Runs one of them again on a server that is well. */
export async function replayOne(
  failure: Repeatable,
  wards: Wards,
  repetition: Repetition,
): Promise<Replayed> {
  const admitted = await wards.well();
  if (admitted === null) return NOT_UP;
  const { server } = admitted.ward;
  const cause = unlike(failure, server);
  if (cause !== null) return { kind: 'undecided', cause };
  return isDeath(failure) ? repeatDeath(failure, wards, repetition) : repeatPlan(failure, server, repetition);
}
