import { UsageError } from './errors.ts';
import {
  failureFolder,
  readFailures,
  type FailureFile,
  type FailureFiles,
  type UnreadableFile,
} from './failure-folder.ts';
import { nearHint } from './near.ts';

/** What is to be run again, and the files that were passed over. */
export interface Selected {
  readonly files: readonly FailureFile[];
  readonly skipped: readonly UnreadableFile[];
}

/** The failures of these ids, in that order and whatever their case; all of them where none is named. @throws UsageError */
export function selectFailures(ids: readonly string[], out: string): Selected {
  const { failures, unreadable } = readSome(out);
  const folder = failureFolder(out);
  if (ids.length > 0) {
    const wanted = [...new Set(ids.map((id) => id.toUpperCase()))];
    return { files: wanted.map((id) => find(id, { failures, unreadable }, folder)), skipped: [] };
  }
  if (failures.length === 0)
    throw new UsageError(
      `no failure in ${folder} can be run again`,
      unreadable.map(({ path, reason }) => `${path}: ${reason}`),
    );
  return { files: failures, skipped: unreadable };
}

/** The failure of this id, whatever its case. @throws UsageError */
export function selectFailure(id: string, out: string): FailureFile {
  return find(id.toUpperCase(), readSome(out), failureFolder(out));
}

/** What is kept, which is something. @throws UsageError */
function readSome(out: string): FailureFiles {
  const kept = readFailures(out);
  if (kept.failures.length + kept.unreadable.length === 0)
    throw new UsageError(`no failure is kept in ${failureFolder(out)}`, [
      "they are when a run finds some: nick-collider check --command './ircserv {port} {password}'",
      'those of another folder: --out DIR',
    ]);
  return kept;
}

function find(id: string, { failures, unreadable }: FailureFiles, folder: string): FailureFile {
  const found = failures.find(({ failure }) => failure.id === id);
  if (found !== undefined) return found;
  const broken = unreadable.find((file) => file.id === id);
  if (broken !== undefined)
    throw new UsageError(`${broken.path} cannot be read: ${broken.reason}`, [
      'check the server anew: what diverges is then kept again',
    ]);
  throw new UsageError(
    `no failure ${id} is kept in ${folder}`,
    nearHint(
      id,
      failures.map(({ failure }) => failure.id),
    ),
  );
}
