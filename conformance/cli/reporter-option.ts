import { REPORTERS, type ReporterName } from '../report/index.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';

/** A reporter, and the file that it writes; null for standard output. */
export interface Output {
  readonly reporter: ReporterName;
  readonly file: string | null;
}

/** Reads `NAME` or `NAME=FILE`, one for each time the option was given. Without a `NAME`, `pretty` goes to standard output. @throws UsageError */
export function parseReporters(texts: readonly string[]): readonly Output[] {
  const outputs = texts.map(parseReporter);
  const printed = outputs.filter(({ file }) => file === null);
  if (printed.length > 1) {
    const names = printed.map(({ reporter }) => reporter).join(' and ');
    throw new UsageError(`--reporter: ${names} cannot both go to standard output`, [
      'give one of them a file: --reporter json=report.json',
    ]);
  }
  return printed.length === 0 ? [...outputs, { reporter: 'pretty', file: null }] : outputs;
}

function parseReporter(text: string): Output {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? null : text.slice(equals + 1);
  if (!isReporter(name))
    throw new UsageError(`--reporter ${name}: no such reporter`, nearHint(name, Object.keys(REPORTERS)));
  if (file === '') throw new UsageError(`--reporter ${text}: no file is named`);
  return { reporter: name, file };
}

function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(REPORTERS, name);
}
