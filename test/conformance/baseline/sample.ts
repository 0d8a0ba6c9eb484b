import { knownOf, type Known } from '../../../conformance/baseline/baseline.ts';
import { failure } from '../failure/sample.ts';

/** A refused nick that was granted, as a baseline knows it. */
export const known: Known = knownOf(failure, failure.circumstances);

/** The same of another rule, under another id. */
export function another(id: string, rule: string, change: Partial<Known> = {}): Known {
  return { ...known, id, rule, ...change };
}
