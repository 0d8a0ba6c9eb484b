import type { CheckFlags } from './check-options.ts';
import { flagsOf, type MatrixFlags, type NamedTarget } from './column-flags.ts';
import { UsageError } from './errors.ts';
import type { Adapters } from './parts.ts';
import { resolveTarget } from './target.ts';

/** One server of a matrix: how it is called, what it is, and the options of `check` for it. */
export interface PlannedColumn extends NamedTarget {
  readonly flags: CheckFlags;
}

const FORMS = [
  'name servers in any of these ways:',
  'nick-collider matrix ngircd inspircd                        known by name',
  'nick-collider matrix old=irc://localhost:6667 new=irc://localhost:6668',
  "nick-collider matrix --command before='./old {port}' --command after='./new {port}'",
];

/**
 * The columns that are asked for: targets in their order, then command lines. @throws UsageError when there are none, or when two would be
 * called the same; and as `resolveTarget` does
 */
export async function planColumns(
  targets: readonly string[],
  flags: MatrixFlags,
  adapters: Adapters,
): Promise<readonly PlannedColumn[]> {
  const given = [
    ...targets.map((text) => ({ ...named(text), kind: 'target' as const })),
    ...(flags.command ?? []).map((text) => ({ ...named(text), kind: 'command' as const })),
  ];
  if (given.length === 0) throw new UsageError('nothing to compare', FORMS);
  const columns: NamedTarget[] = [];
  for (const { name, text, kind } of given) {
    const owned = flags.iOwnThisServer === true;
    const target =
      kind === 'target'
        ? await resolveTarget(text, undefined, owned, adapters)
        : await resolveTarget(undefined, text, owned, adapters);
    columns.push({ name: name ?? defaultName(text, kind), target });
  }
  refuseTwins(columns.map(({ name }) => name));
  return columns.map((column) => ({ ...column, flags: flagsOf(column, columns, flags) }));
}

/** `NAME=TEXT`, or a text alone. A name is a word that no address and no program’s path is. */
function named(text: string): { readonly name: string | null; readonly text: string } {
  const [, name = null, rest = text] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31})=([^]*)$/.exec(text) ?? [];
  return { name, text: rest };
}

/** What a target is called where nobody says: the program of a command line, else the target itself. */
function defaultName(text: string, kind: 'target' | 'command'): string {
  if (kind === 'target') return text;
  const [program = ''] = text.trim().split(/\s+/);
  return program.replaceAll(/['"]/g, '').split('/').at(-1) || 'command';
}

/** The folder of a column below that of `--out`. */
export function folderOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+/, '') || 'server';
}

/** @throws UsageError when two have one name, or would be kept in one folder: letters' case is nothing to some file systems */
function refuseTwins(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const folder = folderOf(name).toLowerCase();
    const other = seen.get(folder);
    seen.set(folder, name);
    if (other === undefined) continue;
    const twice = other === name ? `${name} is there twice` : `${other} and ${name} are hard to tell apart`;
    throw new UsageError(twice, [
      'say how one of them is to be called:',
      `nick-collider matrix ${name} other=${name}`,
      "nick-collider matrix --command before='./old {port}' --command after='./new {port}'",
    ]);
  }
}
