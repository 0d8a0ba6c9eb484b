import { isOwnLimit, ownLimitText } from '../../adapters/own-limits.ts';

/** The exit code of what could not be tested: Node's own, 1, would tell of a server that diverges. */
export const UNTESTED = 2;

/** Ends the process for an error that nobody was prepared for, and says that it is none of the server's. */
export function crash(error: unknown): void {
  process.stderr.write(crashText(error));
  process.exit(UNTESTED);
}

function crashText(error: unknown): string {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (isOwnLimit(code)) {
    const { lack, step } = ownLimitText(code);
    return `  ✗ ${lack}\n\n    ${step}\n`;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `  ✗ a mistake in nick-collider itself, which tells nothing of the server:\n\n${said}\n\n    what was found before is kept: nick-collider replay\n`;
}
