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
 * How long a kind of wait is still worth. A server that never answers PING would cost every plan its deadline; after some waits in
 * vain the kind is waited for only briefly. That is fair to the server: what is judged are recorded times. Ever more rarely one is
 * waited for in full all the same: what never comes for a second reason shows in full waits only.
 */
export interface Patience {
  /** The bound for a wait of that kind that is allowed `full`, in ns. */
  bound(kind: WaitKind, full: number): number;
  /** A wait of that kind has ended in vain. */
  expired(kind: WaitKind): void;
  /** What was waited for has come after so long, in ns. */
  took(ns: number): void;
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
/** Nor than so many times what an answer has taken lately. */
const MARGIN = 8;
/** Of what an answer took so much still counts at the next one. */
const REMEMBERED = 0.95;
/**
 * One answer makes it so many times as long at most, and so many ns: what came late once may have waited for the suite, which looks for
 * the rule that a history breaks meanwhile. A server that has become slow shows it again at the next answer.
 */
const GROWTH = 2;
const LEAST_GROWTH = 10e6;

/** Answers that are told to be missing by those which come behind them: a brief wait for one hides nothing. */
const SHOWN_BY_LATER: ReadonlySet<WaitKind> = new Set([
  'nick',
  'ping',
  'answer',
  'unknown',
  'cap',
  'ircx',
  'sasl',
]);

/** For a plan that shrinks or confirms a finding, or stands alone: it needs its full bounds. */
export function startPatience(): Patience {
  return patience(0, false, (_kind, all) => (all < ALL_TRIES ? TRIES : 1));
}

/** For all plans of one run, against a server at which a logon takes so long, in ns. */
export function startRunPatience(logon: number): Patience {
  return patience(logon, true, (kind) => (SHOWN_BY_LATER.has(kind) ? 0 : 1));
}

/**
 * `tries` tells how many waits of a kind may be in full and in vain, when so many of all kinds were in vain; `isShared`, whether plans that
 * are run at once have it together.
 */
function patience(
  logon: number,
  isShared: boolean,
  tries: (kind: WaitKind, all: number) => number,
): Patience {
  const vain: Partial<Record<WaitKind, number>> = {};
  const lastAgain: Partial<Record<WaitKind, number>> = {};
  let all = 0;
  let lately = logon;
  return {
    bound(kind, full) {
      const before = vain[kind] ?? 0;
      const isAgain = isPower(before, FULL_AFTER);
      // Of waits at the same time that are in full again one is enough for all plans of a run.
      const isFull = before < tries(kind, all) || (isAgain && !(isShared && lastAgain[kind] === before));
      if (isAgain) lastAgain[kind] = before;
      return isFull ? full : Math.min(full, Math.max(full / HASTE, SHORTEST, MARGIN * lately));
    },
    expired(kind) {
      all += 1;
      vain[kind] = (vain[kind] ?? 0) + 1;
    },
    took(ns) {
      const most = Math.max(GROWTH * lately, lately + LEAST_GROWTH);
      lately = Math.max(Math.min(ns, most), lately * REMEMBERED);
    },
  };
}

function isPower(count: number, base: number): boolean {
  let power = base;
  while (power < count) power *= base;
  return power === count;
}
