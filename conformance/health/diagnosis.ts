import type { Beat } from './canary.ts';
import type { Sickness } from './sickness.ts';

/** What a living server’s health is told from. Times in ms. */
export interface Signs {
  /** The last looks at it, oldest first. */
  readonly beats: readonly Beat[];
  /** When anybody last heard a line from it. */
  readonly lastHeard: number;
  /** So long a server may take for an answer. */
  readonly deadlineMs: number;
  /** Whether its process can be seen, and lives. */
  readonly watched: boolean;
  /** Whether one of its threads has been busy nearly all the time since the beat before the last. */
  readonly busy: boolean;
  /** That it has no descriptors left, in words, or null. */
  readonly outOfDescriptors: string | null;
}

/** Of refused connections so many in a row tell: a server may be about to listen anew. */
const REFUSALS = 3;
/** Of looks at which somebody was not answered for the whole deadline, while others were. */
const MISSES = 2;

/**
 * What ails a server whose process has not ended; null for nothing that is known yet. A refused connection is seen at once; an
 * answer has to be missing for the whole deadline, and where others are answered, twice.
 */
export function diagnose(signs: Signs): Sickness | null {
  const { lastHeard, deadlineMs, watched } = signs;
  const beats = signs.beats.filter(({ lagged, fresh }) => !lagged || fresh === 'refused');
  const last = beats.at(-1);
  if (last === undefined) return null;
  const stopped = (refuses: boolean): Sickness => ({
    kind: 'stopped listening',
    refuses,
    outOfDescriptors: signs.outOfDescriptors,
  });
  if (trailing(beats, ({ fresh }) => fresh === 'refused') >= REFUSALS)
    return watched || last.held === 'answered' ? stopped(true) : { kind: 'gone' };
  if (last.fresh === 'silent' && last.held !== 'answered' && last.ended - lastHeard >= deadlineMs)
    return { kind: 'hung', busy: signs.busy };
  if (trailing(beats, ({ held, fresh }) => fresh === 'silent' && held === 'answered') >= MISSES)
    return stopped(false);
  if (trailing(beats, ({ held, fresh }) => fresh === 'answered' && held === 'silent') >= MISSES)
    return { kind: 'starved' };
  return null;
}

/** Whether a look shows a server that is well. One that turns us away lives. */
export function isWell({ held, fresh }: Beat): boolean {
  return (fresh === 'answered' || fresh === 'closed') && held !== 'silent';
}

/** How many looks at the end are all so. */
function trailing(beats: readonly Beat[], is: (beat: Beat) => boolean): number {
  return beats.length - 1 - beats.findLastIndex((beat) => !is(beat));
}
