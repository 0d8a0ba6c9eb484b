import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parseFailure } from '../failure/schema.ts';
import type { Report } from '../report/report.ts';
import { parseReport } from '../report/schema.ts';
import { UsageError } from './errors.ts';
import { reasonOf } from './output.ts';

const NEXT = 'check writes one: .nick-collider/report.json, or where --out says';

/** The report in a file, for `--coverage`. @throws UsageError when there is none */
export function readCoverage(file: string): Report {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--coverage: cannot read ${file}: ${reasonOf(error)}`, [NEXT]);
  }
  try {
    return parseReport(text);
  } catch (error) {
    const parsed = parseFailure(text);
    if (parsed.kind === 'failure') {
      const { id } = parsed.failure;
      throw new UsageError(`--coverage: ${file} is a stored failure, and no report`, [
        `its way through the chart: --path ${id}`,
        NEXT,
      ]);
    }
    throw new UsageError(`--coverage: ${file} is no report: ${problemOf(error)}`, [NEXT]);
  }
}

/** What is wrong with a text that should be a report, and where in it. */
function problemOf(error: unknown): string {
  if (!v.isValiError(error)) return 'it is not JSON';
  const [issue] = error.issues;
  const where = v.getDotPath(issue);
  return `${where === null ? '' : `${where}: `}${issue.message}`;
}
