import { matrixPage } from '../page/matrix-page.ts';
import { jsonText } from '../report/json.ts';
import type { Page } from '../report/reporter.ts';
import { markdown } from './markdown.ts';
import type { Matrix } from './matrix.ts';
import { pretty } from './pretty.ts';

/** Every format of a matrix by the name that `--reporter` takes. */
export const MATRIX_REPORTERS = {
  pretty,
  markdown,
  html: matrixPage,
  json: jsonText,
} as const satisfies Readonly<Record<string, (matrix: Matrix, page: Page) => string>>;
