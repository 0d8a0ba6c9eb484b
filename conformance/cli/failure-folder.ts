import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StoredFailure } from '../failure/failure.ts';
import { parseFailure, type Parsed } from '../failure/schema.ts';
import { jsonText } from '../report/json.ts';
import { UsageError } from './errors.ts';
import { reasonOf, writeWhole } from './output.ts';

/** A failure and the file that it is in. */
export interface FailureFile {
  readonly path: string;
  readonly failure: StoredFailure;
}

/** A file among them that holds none, or none for this version. */
export interface UnreadableFile {
  readonly path: string;
  /** What the failure in it would be called. */
  readonly id: string;
  readonly reason: string;
}

export interface FailureFiles {
  readonly failures: readonly FailureFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/** Where failures are kept that are shrunk, in the folder of `--out`. */
export function failureFolder(out: string): string {
  return join(out, 'failures');
}

/** Where those are that wait to be shrunk. */
export function foundFolder(out: string): string {
  return join(failureFolder(out), 'found');
}

/**
 * All that is stored in the folder of `--out`, by id. What was left unshrunk counts where nothing better is known of that id.
 * @throws UsageError when it cannot be read
 */
export function readFailures(out: string): FailureFiles {
  const failures = new Map<string, FailureFile>();
  const unreadable: UnreadableFile[] = [];
  for (const path of [...filesIn(failureFolder(out)), ...filesIn(foundFolder(out))]) {
    const parsed = readFailure(path);
    if (parsed.kind === 'unreadable') {
      unreadable.push({ path, id: basename(path).split('.', 1)[0] ?? '', reason: parsed.reason });
    } else if (!failures.has(parsed.failure.id)) {
      failures.set(parsed.failure.id, { path, failure: parsed.failure });
    }
  }
  const sorted = [...failures.values()].toSorted((one, other) =>
    one.failure.id.localeCompare(other.failure.id),
  );
  return { failures: sorted, unreadable };
}

export function readFailure(path: string): Parsed {
  try {
    return parseFailure(readFileSync(path, 'utf8'));
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** @throws the errors of `node:fs` */
export function writeFailure(path: string, failure: StoredFailure): void {
  writeWhole(path, jsonText(failure));
}

/** Nothing for a folder that is not there. @throws UsageError for one that cannot be read */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`--out: cannot read ${folder}: ${reasonOf(error)}`);
  }
}
