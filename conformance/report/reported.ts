import type { CheckOptions } from '../options.ts';

/** Whether what breaks a rule is to be reported (`--only`, `--skip`). */
export function reportedBy({ only, skip }: Pick<CheckOptions, 'only' | 'skip'>): (rule: string) => boolean {
  return (rule) => (only.length === 0 || only.includes(rule)) && !skip.includes(rule);
}
