import type { Vitals } from '../../adapters/server.ts';

/** Tells from one look after the other, while nobody wants anything, whether a process sleeps as it should. */
export interface SleepWatch {
  /** `awake`: one of its threads never sleeps. Null while that is not known. */
  see(vitals: Vitals): 'asleep' | 'awake' | null;
}

/** A thread that was found asleep so often sleeps. One that never does may be found so once: it waits for helpers of its own. */
const SLEEPS = 3;
/** What is left to do for clients that have gone is done within so much time on a core, in ms. */
const WORK_MS = 250;

/**
 * A process sleeps when all threads do that it had at the first look. A thread never does when it has run for longer than any work
 * that was left can take. That is counted by what it got of a core, so that on a busy machine it takes longer, and tells the same.
 */
export function watchSleep(): SleepWatch {
  let watched: Map<number, { readonly ranBefore: number; sleeps: number }> | null = null;
  return {
    see({ threads }) {
      watched ??= new Map([...threads].map(([id, { ran }]) => [id, { ranBefore: ran, sleeps: 0 }]));
      let told: 'asleep' | null = 'asleep';
      for (const [id, seen] of watched) {
        const thread = threads.get(id);
        // It has ended meanwhile.
        if (thread === undefined) continue;
        if (!thread.runnable) seen.sleeps += 1;
        if (seen.sleeps >= SLEEPS) continue;
        if (thread.ran - seen.ranBefore >= WORK_MS) return 'awake';
        told = null;
      }
      return told;
    },
  };
}
