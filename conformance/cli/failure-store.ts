import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, FailureStore, StoredFailure, StoredTarget } from '../failure/failure.ts';
import { failureFolder, foundFolder, readFailure, writeFailure } from './failure-folder.ts';
import { prepareFolder, reasonOf, sweepFolder } from './output.ts';
import { isGone, OWNER } from './owner.ts';

/** What a run knows of all its failures. */
export interface StoreOptions {
  /** The folder of `--out`. */
  readonly out: string;
  readonly target: StoredTarget;
  /** The version of this program. */
  readonly version: string;
  /** The current time (ISO 8601). */
  readonly date: () => string;
  /** Told once, when something could not be written: the run goes on, and its report holds what was found. */
  readonly onProblem: (reason: string) => void;
}

/**
 * Keeps failures as files. What was met is kept in `failures/found/` until it is shrunk, and then as `failures/<ID>.json`; so that
 * folder holds what a killed run has left behind, and is empty after any other. The two are apart because shrinking may show that
 * several findings are one, or that another rule is broken. What waits bears the name of its run: several may use one folder at once.
 * What earlier runs have left half written is swept away.
 *
 * @throws UsageError when nothing can be written there
 */
export function openStore({ out, target, version, date, onProblem }: StoreOptions): FailureStore {
  const settledIn = failureFolder(out);
  const foundIn = foundFolder(out);
  for (const folder of [out, settledIn, foundIn]) sweepFolder(folder);
  prepareFolder('--out', settledIn);
  prepareFolder('--out', foundIn);
  let troubled = false;

  const stored = (failure: Failure): StoredFailure => ({
    schema: 1,
    ...failure,
    tool: { name: 'nick-collider', version },
    target,
    date: date(),
    status: 'open',
  });
  /** Whether it could be written. */
  const attempt = (write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      if (!troubled) onProblem(reasonOf(error));
      troubled = true;
      return false;
    }
  };
  return {
    folder: out,
    found: (failure) =>
      void attempt(() => writeFailure(join(foundIn, waitingName(failure.id)), stored(failure))),
    settled(failures, found) {
      const written = failures.map((failure) =>
        attempt(() => {
          const path = join(settledIn, `${failure.id}.json`);
          writeFailure(path, better(path, stored(failure)));
        }),
      );
      // Where that failed, what waits is all that there is.
      if (written.includes(false)) return;
      attempt(() => {
        for (const id of found) rmSync(join(foundIn, waitingName(id)), { force: true });
        removeLeft(foundIn, [...failures.map(({ id }) => id), ...found]);
      });
    },
  };
}

function waitingName(id: string): string {
  return `${id}.${OWNER}.json`;
}

/** Removes what killed runs have left waiting under these ids, of which now more is known; not what other runs still shrink. */
function removeLeft(folder: string, ids: readonly string[]): void {
  for (const name of namesIn(folder)) {
    const [id = '', owner = ''] = name.split('.');
    if (ids.includes(id) && isGone(owner)) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** What could be shown again is not replaced by what could not, as after an interrupt: it is opened again. */
function better(path: string, fresh: StoredFailure): StoredFailure {
  if (fresh.seen.times > 0 || !existsSync(path)) return fresh;
  const before = readFailure(path);
  return before.kind === 'failure' && before.failure.seen.times > 0
    ? { ...before.failure, status: 'open' }
    : fresh;
}
