import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../adapters/root.ts';

/** A table of a file in docs/ whose rows are measured, each known by the name in its first cell. */
export interface MeasuredTable {
  readonly file: string;
  /** What stands above the rows. */
  readonly head: string;
  /** All names, in the order of their rows. */
  readonly names: readonly string[];
  /** Measures a row, which begins with the name. */
  readonly measure: (name: string) => Promise<string>;
}

export type Rows = ReadonlyMap<string, string>;

/** The rows that a file holds. */
export function rowsIn(text: string): Rows {
  const rows = text.matchAll(/^\| `([^`]+)` +\|.*$/gm);
  return new Map([...rows].map(([row, name = '']) => [name, row]));
}

/** Which rows are to be measured: those that are named, with `--missing` those that the file lacks, by default all. */
export function rowsAskedFor(
  argv: readonly string[],
  names: readonly string[],
  rows: Rows,
): readonly string[] {
  if (argv.length === 0) return names;
  if (argv.includes('--missing')) return names.filter((name) => !rows.has(name));
  const unknown = argv.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new RangeError(`there is no row for ${unknown.join(', ')}`);
  return names.filter((name) => argv.includes(name));
}

/** What stands in the file: rows of names that there are no longer are left out. */
export function tableText({ head, names }: Pick<MeasuredTable, 'head' | 'names'>, rows: Rows): string {
  return `${head}${names.flatMap((name) => rows.get(name) ?? []).join('\n')}\n`;
}

/** Measures the rows that are asked for and writes each into the file as soon as it is known. The other rows stay as they are. */
export async function measureRows(table: MeasuredTable, argv: readonly string[]): Promise<void> {
  const path = join(ROOT, 'docs', table.file);
  const rows = new Map(rowsIn(readFileSync(path, 'utf8')));
  const style = await resolveConfig(path);
  for (const name of rowsAskedFor(argv, table.names, rows)) {
    const row = await table.measure(name);
    process.stdout.write(`${row}\n`);
    rows.set(name, row);
    writeFileSync(path, await format(tableText(table, rows), { ...style, filepath: path }));
  }
}
