import type { Draft } from './lane-draft.ts';

/**
 * How many of the first operations on a connection its server did not close it for: when the client left, as long as an answer may
 * take (ns) had passed since they were sent, and since anything was last received.
 */
export function survivedUntil({ operations, received, dropped }: Draft, deadline: number): number {
  const leaving = operations.findIndex(({ command }, index) => command.kind === 'QUIT' || index === dropped);
  const left = operations[leaving];
  if (left === undefined) return 0;
  const heard = received.findLast(({ event }) => event < left.event)?.at ?? 0;
  if (heard + deadline > left.sent) return 0;
  return operations.slice(0, leaving).filter(({ sent }) => sent + deadline <= left.sent).length;
}
