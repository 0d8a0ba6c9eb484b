import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './errors.ts';

/** Writes a file so that a reader sees the old text or the new one, never half of it. @throws the errors of `node:fs` */
export function writeWhole(path: string, text: string): void {
  const temporary = temporaryOf(path);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Makes sure, before a run, that a file can be written after it. Missing folders are made. @throws UsageError */
export function prepareFile(option: string, path: string): void {
  const temporary = temporaryOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('it is a folder');
    writeFileSync(temporary, '');
    rmSync(temporary);
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

/** Makes sure that files can be written into a folder whose parent can be written. Where there is none, none is made. @throws UsageError */
export function prepareFolder(option: string, path: string): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) throw new Error('it is no folder');
    const probe = temporaryOf(join(path, 'probe'));
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

function unwritable(option: string, path: string, error: unknown): UsageError {
  return new UsageError(`${option}: cannot write ${path}: ${reasonOf(error)}`, [
    `name another place with ${option}, or see who may write to this one`,
  ]);
}

/** What went wrong, in a few words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function temporaryOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}
