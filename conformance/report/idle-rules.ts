import type { Dialect, Slot } from '../../model/dialect.ts';
import { drawnTransitions } from '../../model/reach.ts';
import { RULES } from '../../model/rules/index.ts';
import type { CoverageReport } from './report.ts';

/**
 * The rules that a slot leaves without force in a run, by their ids: those that ask nothing under a value that the dialect permits. A choice
 * that is made each time does so only where it was made that way: `taken` holds a transition that nothing else permits.
 */
export function idleRules(
  { name, eachTime }: Slot,
  permitted: readonly string[],
  dialect: Dialect,
  taken: CoverageReport['taken'],
): readonly string[] {
  return RULES.filter(({ idleUnder }) => {
    const idle = permitted.filter((value) => idleUnder?.[name]?.includes(value) === true);
    return idle.length > 0 && (!eachTime || wasMet(idle));
  })
    .map(({ id }) => id)
    .toSorted();

  function wasMet(idle: readonly string[]): boolean {
    const others = permitted.filter((value) => !idle.includes(value));
    const otherwise = others.length === 0 ? null : drawnTransitions({ ...dialect, [name]: others });
    return [...drawnTransitions(dialect).permitted].some(
      (id) => (taken[id] ?? 0) > 0 && otherwise?.permitted.has(id) !== true,
    );
  }
}
