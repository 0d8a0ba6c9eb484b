import type { Exit } from '../adapters/server.ts';

/** Waits until a process has ended, at most so many ms; there may be none to see. */
export async function endsWithin(exited: Promise<Exit> | null, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = await Promise.race([late, ...(exited === null ? [] : [exited.then(() => true)])]);
  clearTimeout(timer);
  return ended;
}
