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

/** A message and its next steps as they are shown. */
export function problemText(message: string, hint: readonly string[]): string {
  const steps = hint.map((line) => `    ${line}\n`);
  return `  ✗ ${message}\n${steps.length === 0 ? '' : `\n${steps.join('')}`}`;
}
