import type { Draft } from './lane-draft.ts';

/**
 * From which operation on a connection was starved: nothing of it was ever answered, within the deadline (ns), while somebody else
 * had an answer to what was sent later. One that is silent to the end is meant: where a single answer is missing, another follows.
 * Infinity where it was not.
 */
export function starvedFrom(draft: Draft, all: readonly Draft[], ended: number, deadline: number): number {
  const heard = draft.received.at(-1);
  if (draft.torn || draft.dropped !== null || heard?.line === null) return Infinity;
  const from = draft.operations.findIndex(({ sent }) => sent > (heard?.at ?? 0));
  const first = draft.operations[from];
  if (first === undefined || first.sent + deadline > ended) return Infinity;
  return all.some((other) => other !== draft && answersAfter(other, first.sent)) ? from : Infinity;
}

/** Whether something that was sent after that time was answered. */
function answersAfter({ operations, received }: Draft, time: number): boolean {
  const later = operations.find(({ sent }) => sent > time);
  return later !== undefined && received.some(({ at }) => at > later.sent);
}

/**
 * From which operation on a connection may not have been read any more: nothing that it received came after it, and it was listened to for
 * as long as an answer may take (ns). What was written together with what was answered last, behind it, may have been lost with it.
 * Infinity where it was read to its end.
 */
export function deafFrom(
  { operations, received, torn, dropped }: Draft,
  ended: number,
  deadline: number,
): number {
  const heard = received.at(-1);
  if (torn || dropped !== null || heard?.line === null) return Infinity;
  const answered = operations.findLastIndex(({ sent }) => sent <= (heard?.at ?? 0));
  const event = operations[answered]?.event;
  const from = operations.findIndex(
    (operation, index) => index > answered || (operation.event === event && operation.part > 0),
  );
  const last = operations.at(-1);
  if (last === undefined || from < 0 || last.sent + deadline > ended) return Infinity;
  return from;
}
