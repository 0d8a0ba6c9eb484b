import { takesColour } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import { widthOf, type Host } from './host.ts';
import { reasonOf, writeWhole } from './output.ts';
import type { Output } from './reporter-option.ts';

/**
 * Writes what reporters make of a result to wherever each belongs; a place that has become unwritable meanwhile costs none of the others.
 * Returns the files that could not be written.
 */
export function writeOutputs<Name extends string>(
  outputs: readonly Output<Name>[],
  render: (reporter: Name, page: Page) => string,
  { stdout, stderr, env }: Pick<Host, 'stdout' | 'stderr' | 'env'>,
): readonly string[] {
  const unwritten: string[] = [];
  for (const { reporter, file } of outputs) {
    const page = { width: widthOf(stdout, env), colour: file === null && takesColour(stdout) };
    if (file === null) stdout.write(render(reporter, page));
    else {
      try {
        writeWhole(file, render(reporter, page));
      } catch (error) {
        stderr.write(`  ! ${file} could not be written: ${reasonOf(error)}\n`);
        unwritten.push(file);
      }
    }
  }
  return unwritten;
}
