import { setMaxListeners } from 'node:events';
import { namesSharedNick, waits, type Plan, type Setting } from '../plan.ts';
import { runPlan } from './run-plan.ts';
import type { Run, RunOptions } from './run.ts';
import type { Turnstile } from './turnstile.ts';

/** A plan that is to be run. */
export interface Job {
  readonly plan: Plan;
  readonly setting: Setting;
  /** A wait between two rounds of this plan, in ms, in place of that of all. */
  readonly pause?: number;
}

export interface PoolOptions extends RunOptions {
  /** How many sockets may be open at once. A plan that wants more gets all of them. */
  readonly clients: number;
  /** How many of them by now, where the server has room for fewer; by default all. */
  readonly room?: () => number;
  /** Shared by all that connect to the server; a plan begins when all its connections have been let through. */
  readonly turnstile?: Pick<Turnstile, 'pass'>;
  /** Whether the source ends because time is over: what is put off then is not begun any more. */
  readonly timed?: boolean;
}

/**
 * Runs plans side by side, in the order of their source, which is asked for the next one only when a socket is free. Of the plans
 * that name a nick which no prefix keeps apart, one runs at a time, and those that wait for time-outs take half of the sockets at the
 * most: the next is put off, and others overtake it.
 *
 * Resolves when all runs have ended; on an abort, when those under way were dropped. Rejects with what the source or a listener
 * throws, after the same.
 */
export async function runPool<J extends Job>(
  jobs: Iterable<J> | AsyncIterable<J>,
  options: PoolOptions,
  onRun: (job: J, run: Run) => void,
  onBegin: (job: J) => void = () => {},
): Promise<void> {
  const { clients } = options;
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every run under way listens to it; Node would take more than ten listeners for a leak.
  setMaxListeners(0, signal);
  const { room = () => clients } = options;
  const gate = new Gate(room);
  const putOff: Turn<J>[] = [];
  let sharing = false;
  /** Sockets of plans that wait. */
  let waiting = 0;
  let failure: { readonly error: unknown } | null = null;
  const stopped = (): boolean => failure !== null || signal.aborted;

  const turnOf = (job: J): Turn<J> => ({
    job,
    sockets: Math.max(job.plan.connections, 1),
    shares: namesSharedNick(job.plan),
    isSlow: waits(job.plan),
  });
  const mayRun = ({ sockets, shares, isSlow }: Turn<J>): boolean =>
    !(sharing && shares) && !(isSlow && waiting > 0 && waiting + sockets > room() * WAITING);

  async function run({ job, sockets: wanted, shares, isSlow }: Turn<J>): Promise<void> {
    if (shares) sharing = true;
    const sockets = await gate.acquire(wanted);
    if (isSlow) waiting += sockets;
    await options.turnstile?.pass(job.plan.connections, signal);
    void (async () => {
      try {
        if (stopped()) return;
        onBegin(job);
        const pace = job.pause === undefined ? {} : { pause: job.pause };
        onRun(job, await runPlan(job.plan, job.setting, { ...options, ...pace, signal }));
      } catch (error) {
        failure ??= { error };
      } finally {
        if (shares) sharing = false;
        if (isSlow) waiting -= sockets;
        gate.release(sockets);
      }
    })();
    await gate.available(1);
  }

  /** Runs what was put off, as far as it may run now; waits only while more than so many are left. */
  async function catchUp(most: number): Promise<void> {
    while (!stopped()) {
      const next = putOff.findIndex(mayRun);
      if (next < 0 && putOff.length <= most) return;
      await (next < 0 ? gate.released() : run(putOff.splice(next, 1)[0] as Turn<J>));
    }
  }

  try {
    if (stopped()) return;
    for await (const job of jobs) {
      if (stopped()) break;
      putOff.push(turnOf(job));
      await catchUp(MOST_PUT_OFF);
      if (stopped()) break;
    }
    if (options.timed !== true) await catchUp(0);
  } finally {
    await gate.available(Infinity);
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

/** A job with what keeps it from being run beside others. */
interface Turn<J> {
  readonly job: J;
  readonly sockets: number;
  readonly shares: boolean;
  readonly isSlow: boolean;
}

/** This share of the sockets is for plans that wait. */
const WAITING = 0.5;
/** So many plans are put off at most: then one of them has to be run before others follow. */
const MOST_PUT_OFF = 500;

/** So many sockets as there are at the time, of which some are taken. It has one taker, so nobody can overtake. */
class Gate {
  readonly #size: () => number;
  #taken = 0;
  #wanted = 0;
  #admit: (() => void) | null = null;

  constructor(size: () => number) {
    this.#size = size;
  }

  /** Resolves when so many are free, or all that there are. */
  async available(count: number): Promise<void> {
    this.#wanted = count;
    if (this.#isFree()) return;
    await new Promise<void>((resolve) => {
      this.#admit = resolve;
    });
  }

  /** Resolves when some more are free. */
  released(): Promise<void> {
    return this.available(this.#size() - this.#taken + 1);
  }

  /** Takes so many when they are free, or all that there are; returns how many. */
  async acquire(count: number): Promise<number> {
    await this.available(count);
    const taken = Math.min(count, this.#size());
    this.#taken += taken;
    return taken;
  }

  release(count: number): void {
    this.#taken -= count;
    if (this.#admit === null || !this.#isFree()) return;
    this.#admit();
    this.#admit = null;
  }

  #isFree(): boolean {
    return this.#taken + Math.min(this.#wanted, this.#size()) <= this.#size();
  }
}
