import type { Rate } from './limits.ts';

/** Counts what happens, and says whether it is more than a rate allows: within any span of its length. */
export function startCount({ count, ms }: Rate): (now: number) => boolean {
  let recent: readonly number[] = [];
  return (now) => {
    recent = [...recent.filter((time) => now - time < ms), now].slice(-count - 1);
    return recent.length > count;
  };
}
