import type { ReporterName } from '../report/index.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';

/** A reporter, and the file that it writes; null for standard output. */
export interface Output<Name extends string = ReporterName> {
  readonly reporter: Name;
  readonly file: string | null;
}

/**
 * Reads `NAME` or `NAME=FILE`, one for each time the option was given. Without a `NAME`, `pretty` goes to standard output.
 * @throws UsageError
 */
export function parseReporters<Name extends string>(
  texts: readonly string[],
  reporters: Readonly<Record<Name | 'pretty', unknown>>,
): readonly Output<Name | 'pretty'>[] {
  const isReporter = (name: string): name is Name | 'pretty' => Object.hasOwn(reporters, name);
  const parse = (text: string): Output<Name | 'pretty'> => {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const file = equals < 0 ? null : text.slice(equals + 1);
    if (!isReporter(name))
      throw new UsageError(`--reporter ${name}: no such reporter`, nearHint(name, Object.keys(reporters)));
    if (file === '') throw new UsageError(`--reporter ${text}: no file is named`);
    return { reporter: name, file };
  };
  const outputs = texts.map(parse);
  const printed = outputs.filter(({ file }) => file === null);
  if (printed.length > 1) {
    const names = printed.map(({ reporter }) => reporter).join(' and ');
    throw new UsageError(`--reporter: ${names} cannot both go to standard output`, [
      'give one of them a file: --reporter json=report.json',
    ]);
  }
  return printed.length === 0 ? [...outputs, { reporter: 'pretty', file: null }] : outputs;
}
