import { reportPage } from '../page/report-page.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';

/** Every format of a report by the name that `--reporter` takes. */
export const REPORTERS = { pretty, json, html: reportPage } as const satisfies Readonly<
  Record<string, Reporter>
>;

export type ReporterName = keyof typeof REPORTERS;
