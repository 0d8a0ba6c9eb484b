import type { Judge } from '../check.ts';
import type { Lane } from '../observation.ts';
import type { Run } from '../run/run.ts';
import { TURNED_AWAY } from '../turned-away.ts';
import type { Attempt, Ended } from './attempt.ts';
import { endOf } from './quickly.ts';
import type { Restraint } from './restraint.ts';
import { shownBy } from './shown.ts';

/** What is to be made of a run. */
export type Ruling =
  | { readonly kind: 'judged'; readonly ended: Ended }
  | { readonly kind: 'undecided'; readonly run: Run; readonly cause: string };

/** A plan that is to be run again. */
export type Again = Pick<Attempt, 'index' | 'plan' | 'before' | 'doubt' | 'pause'>;

/** Runs plans again that a limit of the server's has kept from showing anything, or may have. */
export interface Retrials {
  /** A run has ended: what it shows of the server's limits is heeded from now on. */
  ended(attempt: Attempt, run: Run): Ended;
  /** The server was alive behind it: what is to be made of it, and of others. A plan that is to be run again is not ruled upon yet. */
  rule(ended: Ended): readonly Ruling[];
  /** The next plan to be run again; when time is over, only what tells whether another run shows a limit or a fault. */
  next(isOver: boolean): Again | undefined;
  /** Whether there is one. */
  wait(isOver: boolean): boolean;
  /** What becomes of those that wait still. */
  giveUp(): readonly Ruling[];
}

/** A plan is run so many times at most. */
const MOST_ATTEMPTS = 3;
/** Between two rounds, in ms, of somebody who is in no hurry: nobody calls that a flood. */
const SLOWLY_MS = 1_000;
const CLOSED_QUICKLY = 'a connection was closed behind many lines in a short time (flood limit?)';

/**
 * Where a connection was closed behind many lines in a short time, and the server gives no reason, the plan is run once more, slowly:
 * what shows then as well is no limit. Nor is anything any more once a connection with few lines was closed like that. A server that is
 * known to turn clients away without a word may have done so to one that had said QUIT.
 */
export function startRetrials(judge: Judge, restraint: Restraint): Retrials {
  const waiting: { readonly again: Again; readonly otherwise: Ruling }[] = [];
  let isFault = false;
  /** The server turns clients away without a word. */
  let isWordless = false;

  function tryAgain(ended: Ended, cause: string, how: Pick<Again, 'doubt' | 'pause'>): readonly Ruling[] {
    const { attempt, run } = ended;
    const { index, plan, before } = attempt;
    const otherwise: Ruling = { kind: 'undecided', run, cause };
    if (before + 1 >= MOST_ATTEMPTS) return [otherwise];
    waiting.push({ again: { index, plan, before: before + 1, ...how }, otherwise });
    return [];
  }

  function first(isOver: boolean): number {
    return waiting.findIndex(({ again }) => !isOver || again.doubt !== undefined);
  }

  /** A fault is told at once, in whatever run it has shown. */
  function refuted(): readonly Ruling[] {
    isFault = true;
    const doubts = waiting.flatMap(({ again: { doubt } }) => doubt ?? []);
    const others = waiting.filter(({ again: { doubt } }) => doubt === undefined);
    waiting.splice(0, waiting.length, ...others);
    return doubts.map((ended) => ({ kind: 'judged', ended }));
  }

  return {
    ended(attempt, run) {
      const observation = judge.observe(run.history);
      const { connections } = attempt.plan;
      const shown = shownBy(judge, observation, run, connections);
      if (shown.signs !== null) restraint.ended(attempt.begun, connections, shown.signs);
      return { attempt, run, ended: performance.now(), observation, shown };
    },
    rule(ended) {
      const { attempt, shown } = ended;
      const { doubt } = attempt;
      if (shown.signs !== null) restraint.confirms(shown.signs);
      isWordless ||= (shown.signs?.wordless ?? 0) > 0;
      const cause = shown.left && isWordless ? TURNED_AWAY : shown.cause;
      if (cause !== null)
        return tryAgain(ended, cause, doubt === undefined ? {} : { doubt, pause: SLOWLY_MS });
      const resolved = doubt === undefined ? null : resolve(ended, doubt);
      const released = resolved === 'fault' || shown.closed === 'otherwise' ? refuted() : [];
      if (doubt === undefined) {
        const isDoubtful = shown.closed === 'quickly' && !isFault;
        if (isDoubtful) return tryAgain(ended, CLOSED_QUICKLY, { doubt: ended, pause: SLOWLY_MS });
        return [...released, { kind: 'judged', ended }];
      }
      if (isFault) return [...released, { kind: 'judged', ended: doubt }];
      if (resolved === null) return [{ kind: 'undecided', run: doubt.run, cause: CLOSED_QUICKLY }];
      restraint.floods(doubt.attempt.begun);
      return [{ kind: 'judged', ended }];
    },
    next(isOver) {
      const at = first(isOver);
      return at < 0 ? undefined : waiting.splice(at, 1)[0]?.again;
    },
    wait: (isOver) => first(isOver) >= 0,
    giveUp: () => waiting.splice(0).map(({ otherwise }) => otherwise),
  };
}

/**
 * Whether the slow run tells that what the quick one shows is a limit, or a fault; null where it tells neither. A fault closes the connection
 * behind the same answers: at another point it may have been closed for its silence, which a slow run has more of.
 */
function resolve(slow: Ended, doubt: Ended): 'limit' | 'fault' | null {
  const pairs = doubt.observation.connections.flatMap((quick, c) => {
    const again = slow.observation.connections[c];
    return endOf(quick) === 'quickly' && again !== undefined ? [{ quick, again }] : [];
  });
  if (pairs.every(({ again }) => endOf(again) === null)) return 'limit';
  const isSame = pairs.some(
    ({ quick, again }) => endOf(again) === 'otherwise' && answersTo(again) === answersTo(quick),
  );
  return isSame ? 'fault' : null;
}

function answersTo({ received }: Lane): number {
  return received.filter(({ numeric }) => numeric >= 0).length;
}
