/**
 * The fewest things found of which a test still fails, in their order: delta debugging (Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input", 2002). `fails` is not asked of the whole, which is held to fail, nor of nothing.
 * Ends early, with what it has by then, when `over` says so.
 */
export async function fewest<T>(
  whole: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
  over: () => boolean,
): Promise<readonly T[]> {
  let left = whole;
  for (let parts = 2; left.length > 1 && !over();) {
    const smaller = await firstFailing(candidates(left, parts), fails, over);
    if (smaller !== null) {
      parts = smaller.length <= left.length / parts ? 2 : Math.max(parts - 1, 2);
      left = smaller;
    } else if (parts >= left.length) break;
    else parts = Math.min(parts * 2, left.length);
  }
  return left;
}

/** Each of so many parts by itself, then all but each; the later parts first, since what fails is often what came last. */
function* candidates<T>(whole: readonly T[], parts: number): Iterable<readonly T[]> {
  const bounds = Array.from({ length: parts }, (_, part) => [
    Math.floor((part * whole.length) / parts),
    Math.floor(((part + 1) * whole.length) / parts),
  ]).toReversed();
  for (const [from, to] of bounds) yield whole.slice(from, to);
  if (parts > 2) for (const [from = 0, to] of bounds) yield [...whole.slice(0, from), ...whole.slice(to)];
}

async function firstFailing<T>(
  sets: Iterable<readonly T[]>,
  fails: (some: readonly T[]) => Promise<boolean>,
  over: () => boolean,
): Promise<readonly T[] | null> {
  for (const some of sets) {
    if (over()) return null;
    if (some.length > 0 && (await fails(some))) return some;
  }
  return null;
}
