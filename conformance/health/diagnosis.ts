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
  /** Whether one of its threads has kept a core busy since the beat before the last. */
  readonly busy: boolean;
  /** That it has no descriptors left, in words, or null. */
  readonly outOfDescriptors: string | null;
}

/** So many looks in a row have to agree. */
const MISSES = 3;

/**
 * What ails a server whose process has not ended; null for nothing that is known yet. A refused connection is seen at once; what
 * is missing, such as an answer, has to be missing for the whole deadline.
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
  const refused = trailing(beats, ({ fresh }) => fresh === 'refused');
  if (refused.length >= MISSES) return watched || last.held === 'answered' ? stopped(true) : { kind: 'gone' };
  const lasts = (some: readonly Beat[]): boolean =>
    some.length >= MISSES && last.ended - (some[0] as Beat).began >= deadlineMs;
  if (lasts(trailing(beats, ({ fresh }) => fresh === 'silent' || fresh === 'refused'))) {
    if (last.held === 'answered') return stopped(false);
    if (last.ended - lastHeard >= deadlineMs) return { kind: 'hung', busy: signs.busy };
  }
  const starved = trailing(beats, ({ held, fresh }) => held === 'silent' && fresh === 'answered');
  return lasts(starved) ? { kind: 'starved' } : null;
}

/** Whether a look shows a server that is well. One that turns us away lives. */
export function isWell({ held, fresh }: Beat): boolean {
  return (fresh === 'answered' || fresh === 'closed') && held !== 'silent';
}

/** The longest run of looks at the end that are all so. */
function trailing(beats: readonly Beat[], is: (beat: Beat) => boolean): readonly Beat[] {
  return beats.slice(beats.findLastIndex((beat) => !is(beat)) + 1);
}
