import type { EventKind } from './chart/drawing.ts';

const BY_ITSELF: ReadonlySet<string> = new Set([
  'COMPLETE',
  'CHALLENGE',
  'RELEASE',
  'EXPIRE',
  'TIMEOUT.registration',
  'TIMEOUT.silence',
  'TIMEOUT.ping',
  'AUTHENTICATE.queued',
  'AUTHENTICATE.lost',
  'always',
  'registration completes',
  'refused',
  'released',
]);
const BY_OTHERS: ReadonlySet<string> = new Set(['EVICTED', 'OVERRULED', 'KILLED', 'taken over']);

/** Whether an event of the session chart, or of that of a nick, is a client’s, the server’s own, or what another client’s command does to this one. */
export function kindOf(event: string): EventKind {
  if (BY_ITSELF.has(event)) return 'internal';
  return BY_OTHERS.has(event) ? 'other' : 'command';
}
