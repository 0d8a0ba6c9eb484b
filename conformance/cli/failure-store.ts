import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, FailureStore, StoredFailure, StoredTarget } from '../failure/failure.ts';
import { failureFolder, foundFolder, readFailure, writeFailure } from './failure-folder.ts';
import { prepareFolder, reasonOf } from './output.ts';

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
 * several findings are one, or that another rule is broken.
 *
 * @throws UsageError when nothing can be written there
 */
export function openStore({ out, target, version, date, onProblem }: StoreOptions): FailureStore {
  const settledIn = failureFolder(out);
  const foundIn = foundFolder(out);
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
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (!troubled) onProblem(reasonOf(error));
      troubled = true;
    }
  };
  return {
    folder: out,
    found: (failure) =>
      attempt(() => {
        mkdirSync(foundIn, { recursive: true });
        writeFailure(join(foundIn, `${failure.id}.json`), stored(failure));
      }),
    settled: (failures, found) =>
      attempt(() => {
        mkdirSync(settledIn, { recursive: true });
        for (const failure of failures) {
          const path = join(settledIn, `${failure.id}.json`);
          writeFailure(path, better(path, stored(failure)));
        }
        for (const id of found) rmSync(join(foundIn, `${id}.json`), { force: true });
      }),
  };
}

/** What could be shown again is not replaced by what could not, as after an interrupt: it is opened again. */
function better(path: string, fresh: StoredFailure): StoredFailure {
  if (fresh.seen.times > 0 || !existsSync(path)) return fresh;
  const before = readFailure(path);
  return before.kind === 'failure' && before.failure.seen.times > 0
    ? { ...before.failure, status: 'open' }
    : fresh;
}
