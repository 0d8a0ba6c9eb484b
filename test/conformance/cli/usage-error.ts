import { UsageError } from '../../../conformance/cli/errors.ts';

/** The error with which something is refused. @throws whatever else it throws, and an Error where nothing is refused */
export function usageErrorOf(act: () => unknown): UsageError {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
