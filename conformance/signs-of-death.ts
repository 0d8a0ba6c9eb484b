import type { Run } from './run/run.ts';

/** The end of a process is seen so much later than the close of its sockets at most, in ms. */
export const DYING_MS = 200;

/** Whether a run looks as if the server had died under it: it could not connect, or was closed without having sent QUIT. */
export function mayShowDeath({ trouble, history }: Run): boolean {
  if (trouble !== null) return true;
  const quitting = new Set<number>();
  for (const event of history.events) {
    if (event.kind === 'write' && /^quit/im.test(event.data)) quitting.add(event.connection);
    if (event.kind === 'close' && !quitting.has(event.connection)) return true;
  }
  return false;
}
