import { setMaxListeners } from 'node:events';
import type { MetServer } from '../host-server.ts';
import { runPool, type Job, type PoolOptions } from '../run/pool.ts';
import type { Run } from '../run/run.ts';
import { mannersFor } from '../setting.ts';
import { startAlarmClock } from './alarm-clock.ts';
import type { Look, Monitor } from './monitor.ts';
import { startRest } from './rest.ts';
import type { Sickness, SicknessKind } from './sickness.ts';

/** A server that is running, and who watches it. */
export interface Ward {
  readonly server: MetServer;
  readonly monitor: Monitor;
}

export interface WatchOptions extends Omit<
  PoolOptions,
  'address' | 'turnstile' | 'onSign' | 'signal' | keyof ReturnType<typeof mannersFor>
> {
  /** Between two looks at the server, in ms. */
  readonly everyMs: number;
  /** Whether it is to be seen in the end whether the server rests. */
  readonly rest: boolean;
  /** What ails the server and is known, and keeps it from nothing: it ends no run. */
  readonly borne: ReadonlySet<SicknessKind>;
  readonly signal: AbortSignal;
}

/** Who is told how it goes. */
export interface WatchListener<J> {
  begun(job: J): void;
  /** `begun` is when it was begun, in ms. */
  ended(job: J, run: Run, begun: number): void;
  /** The server was seen alive after that time (ms). */
  alive(at: number): void;
}

/** What ails the server, and since when at the earliest (ms). */
export interface Diagnosis {
  readonly sickness: Sickness;
  readonly since: number;
}

/**
 * Runs plans side by side and watches the server meanwhile. Ends early when the server is found to be sick, with what ails it;
 * null when all runs have ended and the server is well after the last one.
 */
export async function runWatched<J extends Job>(
  jobs: Iterable<J>,
  { server, monitor }: Ward,
  options: WatchOptions,
  listener: WatchListener<J>,
): Promise<Diagnosis | null> {
  const { signal } = options;
  const stop = new AbortController();
  const either = AbortSignal.any([stop.signal, signal]);
  setMaxListeners(0, either);
  const began = new Map<J, number>();
  let sickness: Sickness | null = null;
  let since = performance.now();
  const pool = { over: false };
  const next = startAlarmClock();
  const rest = startRest(() => performance.now());

  const unborne = (found: Sickness | null): Sickness | null =>
    found !== null && options.borne.has(found.kind) ? null : found;
  /** One that spins and serves nobody new even then is worse off than that. */
  const spins = async (): Promise<Sickness | null> => {
    if (options.borne.has('spinning') || !(await monitor.spins())) return null;
    return unborne(await monitor.examine()) ?? { kind: 'spinning' };
  };
  const isSick = (): boolean => sickness !== null || server.ended() !== null;

  async function* admitted(): AsyncGenerator<J> {
    const source = jobs[Symbol.iterator]();
    while (!isSick()) {
      await rest.over;
      const { done, value } = source.next();
      if (done === true) return;
      yield value;
    }
  }

  /** Where somebody was not answered, it is seen at once whether the server has no time for clients, and why. */
  const mayRest = ({ beat }: Look): boolean =>
    !options.borne.has('spinning') && (rest.isDue || beat?.fresh === 'silent' || beat?.held === 'silent');

  /** Lets all runs end, and sees whether the server rests then. */
  async function takeRest(): Promise<void> {
    const resume = rest.begin();
    while (began.size > 0 && !pool.over) await rest.runEnded();
    if (!pool.over) sickness = await spins();
    resume();
  }

  /** A server that is full may refuse whoever comes, or let him wait: it is looked at once more when nobody is there. */
  async function seenEmpty(found: Sickness | null): Promise<Sickness | null> {
    if ((found?.kind !== 'stopped listening' && found?.kind !== 'gone') || began.size === 0) return found;
    const resume = rest.begin();
    while (began.size > 0 && !pool.over) await rest.runEnded();
    const seen = unborne(await monitor.examine());
    resume();
    return seen;
  }

  async function watch(): Promise<void> {
    while (!pool.over && sickness === null) {
      await next.rings(options.everyMs);
      if (pool.over) return;
      const before = monitor.lastWell;
      const look = await monitor.look();
      sickness = await seenEmpty(unborne(look.sickness));
      if (sickness === null && look.busy && mayRest(look)) await takeRest();
      else if (!look.busy) since = Math.max(since, monitor.lastWell);
      if (sickness === null && look.beat?.fresh === 'answered') listener.alive(look.beat.began);
      // Who is turned away twice in a row has not met a server that is about to end.
      if (sickness === null && look.beat?.fresh === 'closed') listener.alive(before);
      // Who is turned away comes again in its time.
      if (look.beat !== null && look.beat.fresh !== 'answered' && look.beat.fresh !== 'closed') next.ring();
    }
    stop.abort();
  }

  const watching = watch();
  try {
    await runPool(
      admitted(),
      {
        ...options,
        address: server.address,
        turnstile: server.turnstile,
        ...mannersFor(server),
        onSign: monitor.heard,
        signal: either,
      },
      (job, run) => {
        const begun = began.get(job) ?? 0;
        if (!began.delete(job)) return;
        rest.ended();
        listener.ended(job, run, begun);
        if (run.history.events.some(({ kind }) => kind === 'line')) listener.alive(begun);
        if (run.trouble !== null) next.ring();
      },
      (job) => {
        // What is begun on a dead server is no suspect.
        if (isSick()) return;
        began.set(job, performance.now());
        listener.begun(job);
      },
    );
  } finally {
    pool.over = true;
    next.ring();
    rest.ended();
    await watching;
  }
  // Who has interrupted the run does not wait for more than one look.
  sickness ??= unborne(signal.aborted ? (await monitor.look()).sickness : await monitor.examine());
  if (options.rest && !signal.aborted) sickness ??= await spins();
  if (sickness === null) listener.alive(monitor.lastWell);
  return sickness === null
    ? null
    : { sickness, since: sickness.kind === 'spinning' ? since : monitor.lastWell };
}
