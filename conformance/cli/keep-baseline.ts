import { baselineText } from '../baseline/text.ts';
import type { Report } from '../report/report.ts';
import { printable } from '../report/visible.ts';
import type { Host } from './host.ts';
import { reasonOf, writeWhole } from './output.ts';
import type { CheckOptions, CheckResult } from './parts.ts';

/** Writes the baseline where it is to be brought up to date. Returns false when that could not be done. */
export function keepBaseline(
  { known, report }: Extract<CheckResult, { kind: 'report' }>,
  { baseline }: Pick<CheckOptions, 'baseline'>,
  version: string,
  { stderr }: Pick<Host, 'stderr'>,
): boolean {
  if (baseline?.update !== true || known === undefined) return true;
  const file = printable(baseline.file);
  const reason = reasonAgainst(report);
  if (reason !== null) {
    stderr.write(`  ! ${file} is left as it was: ${reason}\n`);
    return true;
  }
  try {
    writeWhole(baseline.file, baselineText(known, version));
    stderr.write(`  baseline ${file}\n`);
    return true;
  } catch (error) {
    stderr.write(`  ! ${file} could not be written: ${reasonOf(error)}\n`);
    return false;
  }
}

/** What an interrupted run has found may not be shrunk, and of what it has not met nothing is known. */
function reasonAgainst({ interrupted, plans, divergences }: Report): string | null {
  if (interrupted) return 'the run was interrupted';
  return plans === 0 && divergences.length === 0 ? 'nothing was tested' : null;
}
