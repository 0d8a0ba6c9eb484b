import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quote } from 'shlex';
import type { BaselineOptions, Known } from '../baseline/baseline.ts';
import { parseBaseline } from '../baseline/schema.ts';
import { UsageError } from './errors.ts';
import { prepareFile, reasonOf } from './output.ts';

/** The options of a baseline as they were typed. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** False under `--no-shrink`. */
  readonly shrink: boolean;
}

/** What `--baseline` holds; with `--update-baseline` it may be about to begin. Null where none is named. @throws UsageError */
export function readBaseline({
  baseline: file,
  updateBaseline: update = false,
  shrink,
}: BaselineFlags): BaselineOptions | null {
  if (file === undefined) {
    if (update)
      throw new UsageError('--update-baseline: which file?', [
        'name it: --baseline known.json --update-baseline',
      ]);
    return null;
  }
  if (!shrink)
    throw new UsageError(
      'both --baseline and --no-shrink: what is known is told by what is left when it is shrunk',
    );
  if (!existsSync(file) && !update) throw missing(file);
  const known = existsSync(file) ? parse(file, read(file)) : [];
  if (update) prepareFile('--baseline', file);
  return { file, known, update };
}

/** Refuses to keep a baseline where something else is written. @throws UsageError */
export function refuseSharedFile(baseline: BaselineOptions | null, others: readonly (string | null)[]): void {
  if (
    baseline === null ||
    others.every((other) => other === null || resolve(other) !== resolve(baseline.file))
  )
    return;
  throw new UsageError(`--baseline ${baseline.file}: a report is written there`, [
    'name another file for one of them',
  ]);
}

function missing(file: string): UsageError {
  return new UsageError(`--baseline ${file}: there is no such file`, [
    `to begin it with what this run finds: --baseline ${quote(file)} --update-baseline`,
  ]);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--baseline ${file}: ${reasonOf(error)}`, [
      'see whether it is a file, and who may read it',
    ]);
  }
}

function parse(file: string, text: string): readonly Known[] {
  const parsed = parseBaseline(text);
  const anew = `or begin a new one: move it away, and run with --baseline ${quote(file)} --update-baseline`;
  switch (parsed.kind) {
    case 'baseline':
      return parsed.known;
    case 'not JSON':
      throw new UsageError(`--baseline ${file}: no JSON: ${parsed.reason}`, [
        'bring back a version of it that was whole (is it in the middle of a merge?)',
        anew,
      ]);
    case 'no baseline':
      throw new UsageError(`--baseline ${file} is no baseline: ${parsed.reason}`, [
        'name the file that --update-baseline has written; a report or a stored failure is none',
      ]);
    case 'other version':
      throw new UsageError(
        `--baseline ${file}: it is in form ${parsed.schema}, and this version reads form 1`,
        [
          parsed.writtenBy === null
            ? 'use the version of nick-collider that has written it'
            : `use nick-collider ${parsed.writtenBy}, which has written it`,
          anew,
        ],
      );
    case 'broken':
      throw new UsageError(`--baseline ${file}: ${parsed.reason}`, [
        `bring back a version of it that was whole${parsed.writtenBy === null ? '' : ` (nick-collider ${parsed.writtenBy} has written it)`}`,
        anew,
      ]);
  }
}
