import type { FrozenCircumstances } from '../failure/frozen.ts';
import type { Wards } from '../health/wards.ts';
import type { BaselineReport, Divergence } from '../report/report.ts';
import { knownOf, type BaselineOptions, type Known } from './baseline.ts';
import { recheck, type RecheckOptions } from './recheck.ts';
import { standing, unmetOf, updated } from './standing.ts';

/** What a run knows besides what it has found. */
export interface Comparing extends RecheckOptions {
  readonly isReported: (rule: string) => boolean;
  /** Whether a broken should-rule counts. */
  readonly strict: boolean;
  /** What the run was judged under. */
  readonly circumstances: FrozenCircumstances;
  /** Servers to look again on. */
  readonly wards: () => Wards;
}

/** A baseline behind a run, and what it made of that. */
export interface Compared {
  readonly report: BaselineReport;
  readonly known: readonly Known[];
}

/** Tells what a run reports from what was known before; what was known and not met is looked for again. */
export async function compare(
  baseline: BaselineOptions,
  divergences: readonly Divergence[],
  { isReported, strict, circumstances, wards, ...options }: Comparing,
): Promise<Compared> {
  const reported = divergences.filter(({ rule }) => isReported(rule));
  const unmet = unmetOf(baseline.known, reported, isReported);
  const rechecked = unmet.length === 0 ? [] : await recheck(unmet, wards(), options);
  const report = standing(baseline, reported, rechecked, strict);
  const found = reported.map((divergence) => knownOf(divergence, circumstances));
  return { report, known: updated(baseline.known, found, report) };
}
