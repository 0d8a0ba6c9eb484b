import { printable } from '../report/visible.ts';

/** The command line asks for what cannot be done. Shown without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
  /** The next steps, a line each. */
  readonly hint: readonly string[];
  constructor(message: string, hint: readonly string[] = []) {
    super(message);
    this.hint = hint;
  }
}

/** A message and its next steps as they are shown. Both may quote a server. */
export function problemText(message: string, hint: readonly string[]): string {
  const steps = hint.map((line) => `    ${printable(line)}`.trimEnd());
  return [`  ✗ ${printable(message)}`, ...(steps.length === 0 ? [] : ['', ...steps]), ''].join('\n');
}
