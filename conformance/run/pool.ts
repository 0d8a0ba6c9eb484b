import { setMaxListeners } from 'node:events';
import { runsAlone, type Plan, type Setting } from '../plan.ts';
import { runPlan } from './run-plan.ts';
import type { Run, RunOptions } from './run.ts';

/** A plan that is to be run. */
export interface Job {
  readonly plan: Plan;
  readonly setting: Setting;
}

export interface PoolOptions extends RunOptions {
  /** How many sockets may be open at once. A plan that wants more gets all of them, and runs alone. */
  readonly clients: number;
}

/**
 * Runs plans side by side, in the order of their source, which is asked for the next one only when a socket is free. Each
 * run is handed over as it ends. A plan that must run alone waits for the others to end, and none overtakes it.
 *
 * Resolves when all runs have ended; on an abort, when those under way were dropped. Rejects with what the source or `onRun`
 * throws, after the same.
 */
export async function runPool<J extends Job>(
  jobs: Iterable<J> | AsyncIterable<J>,
  options: PoolOptions,
  onRun: (job: J, run: Run) => void,
): Promise<void> {
  const { clients } = options;
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every run under way listens to it; Node would take more than ten listeners for a leak.
  setMaxListeners(0, signal);
  const gate = new Gate(clients);
  let failure: { readonly error: unknown } | null = null;

  async function run(job: J, sockets: number): Promise<void> {
    try {
      onRun(job, await runPlan(job.plan, job.setting, { ...options, signal }));
    } catch (error) {
      failure ??= { error };
    } finally {
      gate.release(sockets);
    }
  }

  const stopped = (): boolean => failure !== null || signal.aborted;
  try {
    if (stopped()) return;
    for await (const job of jobs) {
      if (stopped()) break;
      const sockets = runsAlone(job.plan) ? clients : Math.min(Math.max(job.plan.connections, 1), clients);
      await gate.acquire(sockets);
      if (stopped()) {
        gate.release(sockets);
        break;
      }
      void run(job, sockets);
      await gate.available(1);
      if (stopped()) break;
    }
  } finally {
    await gate.available(clients);
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

/** So many sockets, of which some are taken. It has one taker, so nobody can overtake. */
class Gate {
  #free: number;
  #wanted = 0;
  #admit: (() => void) | null = null;

  constructor(size: number) {
    this.#free = size;
  }

  /** Resolves when so many are free. */
  async available(count: number): Promise<void> {
    if (this.#free >= count) return;
    this.#wanted = count;
    await new Promise<void>((resolve) => {
      this.#admit = resolve;
    });
  }

  async acquire(count: number): Promise<void> {
    await this.available(count);
    this.#free -= count;
  }

  release(count: number): void {
    this.#free += count;
    if (this.#admit === null || this.#free < this.#wanted) return;
    this.#admit();
    this.#admit = null;
  }
}
