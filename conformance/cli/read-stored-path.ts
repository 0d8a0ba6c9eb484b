import { divergenceOf } from '../failure/divergence-of.ts';
import type { Divergence } from '../report/report.ts';
import { selectFailure } from './select-failures.ts';

/**
 * The divergence of this id that is kept in the folder of `--out`, for `--path`. One that an older version kept has no path; nor has a
 * death of which no run is shown.
 * @throws UsageError when there is none, naming near ones
 */
export function readStoredPath(id: string, out: string): Divergence {
  return divergenceOf(selectFailure(id, out).failure);
}
