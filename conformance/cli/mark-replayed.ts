import type { StoredFailure } from '../failure/failure.ts';
import type { Replayed } from '../replay/verdict.ts';
import { readFailure, writeFailure, type FailureFile } from './failure-folder.ts';
import { reasonOf } from './output.ts';

/** Marks a failure's file with what has become of it. Returns why that could not be done, or null. */
export function markReplayed(
  { path, failure }: FailureFile,
  replayed: Replayed,
  date: string,
): string | null {
  const marked = marking(failure, replayed, date);
  if (marked === null) return null;
  const now = readFailure(path);
  if (now.kind === 'unreadable') return now.reason;
  if (now.failure.date !== failure.date) return 'it was found again meanwhile, and is left as it is';
  try {
    writeFailure(path, marked);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Null where nothing is to be changed. */
function marking(failure: StoredFailure, replayed: Replayed, date: string): StoredFailure | null {
  switch (replayed.kind) {
    case 'undecided':
      return null;
    case 'fixed':
      return failure.status === 'open' ? { ...failure, status: { fixed: date } } : null;
    case 'fails':
    case 'sometimes': {
      // What was not shown again when it was found has its rate only now.
      const { times, of } = replayed;
      return { ...failure, status: 'open', seen: failure.seen.times === 0 ? { times, of } : failure.seen };
    }
  }
}
