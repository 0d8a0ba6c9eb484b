import type { History } from '../history.ts';

/** So much of what was received is kept, in bytes, a line counting as so many beyond its own. */
const KEPT = 64 * 1024;
const LINE_OVERHEAD = 128;

/**
 * What is kept of a history that is too long to be judged: what was received only in the beginning, which is enough to be shown, and
 * so little that many such histories may be kept.
 */
export function beginningOf(history: History): History {
  let received = 0;
  const events = history.events.filter((event) => {
    if (event.kind !== 'line') return true;
    received += event.line.length + LINE_OVERHEAD;
    return received <= KEPT;
  });
  return { ...history, events };
}
