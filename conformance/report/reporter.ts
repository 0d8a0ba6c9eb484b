import type { Report } from './report.ts';

/** Renders a report as the whole text of a file or of standard output. Pure. */
export type Reporter = (report: Report, page: Page) => string;

/** What the text is written on. */
export interface Page {
  /** Columns. */
  readonly width: number;
  readonly colour: boolean;
}
