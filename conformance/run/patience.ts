/** What a wait is for. */
export type WaitKind =
  | 'open'
  | 'write'
  | 'welcome'
  | 'nick'
  | 'ping'
  | 'answer'
  | 'unknown'
  | 'cap'
  | 'ircx'
  | 'sasl'
  | 'held'
  | 'idle'
  | 'quit'
  | 'close'
  | 'reclaim';

/**
 * How long a kind of wait is still worth. A server that never answers PING would cost every plan its deadline; after three
 * waits in vain the kind is waited for only briefly. That is fair to the server: what is judged are recorded times. Ever more rarely
 * one is waited for in full all the same: what never comes for a second reason shows in full waits only.
 */
export interface Patience {
  /** The bound for a wait of that kind that is allowed `full`, in ns. */
  bound(kind: WaitKind, full: number): number;
  /** A wait of that kind has ended in vain. */
  expired(kind: WaitKind): void;
}

/** Waits in vain before a kind is no longer waited for in full, and by what its bound is divided from then on. */
const TRIES = 3;
/** Once so many waits of any kinds were in vain, one of each kind is enough. */
const ALL_TRIES = 6;
/** After so many waits in vain of one kind, and each time as many times more, the next is in full again. */
const FULL_AFTER = 4;
const HASTE = 64;
/** It is never shorter than this, in ns: a busy machine has to be given time to answer at all. */
const SHORTEST = 75e6;

/** To be shared by the plans of one run; not with those that shrink or confirm a finding, which need the full bounds. */
export function startPatience(): Patience {
  const vain: Partial<Record<WaitKind, number>> = {};
  let all = 0;
  return {
    bound(kind, full) {
      const before = vain[kind] ?? 0;
      const isFull = before < (all < ALL_TRIES ? TRIES : 1) || isPower(before, FULL_AFTER);
      return isFull ? full : Math.min(full, Math.max(full / HASTE, SHORTEST));
    },
    expired(kind) {
      all += 1;
      vain[kind] = (vain[kind] ?? 0) + 1;
    },
  };
}

function isPower(count: number, base: number): boolean {
  let power = base;
  while (power < count) power *= base;
  return power === count;
}
