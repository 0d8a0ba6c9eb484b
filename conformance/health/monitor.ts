import type { MetServer } from '../host-server.ts';
import { startCanary, type Beat } from './canary.ts';
import { diagnose, isWell } from './diagnosis.ts';
import { lastWords } from './last-words.ts';
import { BUSY, startLoad } from './load.ts';
import { ofExit, type Sickness } from './sickness.ts';
import { watchSleep } from './sleep.ts';

/** Watches one server as long as it lives. Times in ms, as `performance.now` gives them. */
export interface Monitor {
  /** Looks at the server once, unless its process has ended. */
  look(): Promise<Look>;
  /** Looks again and again until it is known whether it is well: null, or what ails it. */
  examine(): Promise<Sickness | null>;
  /** Whether a thread of its process never sleeps while nobody asks for anything. To be called while nobody does. */
  spins(): Promise<boolean>;
  /** The server has spoken to somebody. */
  heard(): void;
  /** Holds no connection any more: the server has room for few. */
  letGo(): void;
  /** When it was well for the last time, as far as looks tell. */
  readonly lastWell: number;
  stop(): void;
}

export interface Look {
  readonly beat: Beat | null;
  readonly sickness: Sickness | null;
  /** Whether a thread was busy nearly all the time since the last look. */
  readonly busy: boolean;
}

/** The end of a process is seen so much later than the close of its sockets at most. */
const DYING_MS = 200;
/** How long a look takes at most after the abort, in ms. */
const LAST_LOOK_MS = 500;
/** So many looks are kept. */
const KEPT = 64;
/** Looks that tell nothing, such as those for which we had no socket: after so many the server passes for well. */
const MOST_UNTELLING = 5;
/** Between two looks at whether a process sleeps, and how long it is looked at in all, in ms: a busy machine may give it next to no time. */
const SLEEP_LOOK_MS = 10;
const LONGEST_REST_MS = 15_000;
/** So many looks in a row that are turned away: it does so for a limit, and does not end. */
const MOST_TURNED_AWAY = 3;

/** Silence is told within `deadlineMs`. After the abort a look is short, as whoever gave it wants to see the end. */
export function startMonitor(server: MetServer, deadlineMs: number, signal: AbortSignal): Monitor {
  const canary = startCanary(server);
  const load = startLoad(
    () => server.vitals(),
    () => performance.now(),
  );
  const beats: Beat[] = [];
  let lastHeard = performance.now();
  let lastWell = lastHeard;
  let spokenWhenWell = server.spoken();
  let busy = false;

  function ended(): Sickness | null {
    const exit = server.ended();
    if (exit === null) return null;
    const log = server.log();
    const fresh = Math.min(server.spoken() - spokenWhenWell, log.length);
    return ofExit(exit, lastWords(log.slice(0, log.length - fresh), log.slice(log.length - fresh)));
  }

  async function look(): Promise<Look> {
    const dead = ended();
    if (dead !== null) return { beat: null, sickness: dead, busy: false };
    const beat = signal.aborted
      ? await canary.beat(Math.min(deadlineMs, LAST_LOOK_MS), null)
      : await canary.beat(deadlineMs, signal);
    // A process that closes its sockets may be about to end.
    if (beat.fresh === 'refused' || beat.fresh === 'closed') await server.endsWithin(DYING_MS);
    beats.push(beat);
    if (beats.length > KEPT) beats.shift();
    const share = load.sample();
    if (share !== null) busy = share >= BUSY;
    if (beat.fresh === 'answered' || beat.held === 'answered') lastHeard = Math.max(lastHeard, beat.began);
    const signs = {
      beats,
      lastHeard,
      deadlineMs,
      watched: server.watched,
      busy,
      outOfDescriptors: outOf(server),
    };
    const sickness = ended() ?? (signal.aborted ? null : diagnose(signs));
    if (sickness === null && isWell(beat)) {
      lastWell = beat.began;
      spokenWhenWell = server.spoken();
    }
    return { beat, sickness, busy };
  }

  return {
    look,
    async examine() {
      for (let untelling = 0, turnedAway = 0; ;) {
        const { beat, sickness } = await look();
        turnedAway += beat?.fresh === 'closed' ? 1 : 0;
        const isTelling = beat?.fresh !== 'closed' || turnedAway >= MOST_TURNED_AWAY;
        if (sickness !== null || beat === null || (isWell(beat) && isTelling)) return sickness;
        untelling += beat.fresh === 'unable' || beat.lagged ? 1 : 0;
        if (untelling > MOST_UNTELLING) return null;
      }
    },
    async spins() {
      const sleep = watchSleep();
      const until = performance.now() + LONGEST_REST_MS;
      while (!signal.aborted && performance.now() < until) {
        const vitals = server.vitals();
        const seen = vitals && sleep.see(vitals);
        if (vitals === null || seen !== null) return seen === 'awake';
        if (await server.endsWithin(SLEEP_LOOK_MS)) return false;
      }
      return false;
    },
    heard() {
      lastHeard = performance.now();
    },
    letGo: () => canary.letGo(),
    get lastWell() {
      return lastWell;
    },
    stop: () => canary.stop(),
  };
}

function outOf(server: MetServer): string | null {
  const descriptors = server.vitals()?.descriptors ?? null;
  if (descriptors === null || descriptors.open < descriptors.limit - RESERVE) return null;
  return `it holds ${descriptors.open} of ${descriptors.limit} descriptors`;
}

/** A server may keep some for itself. */
const RESERVE = 2;
