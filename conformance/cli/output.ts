import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './errors.ts';
import { isGone, OWNER } from './owner.ts';

/**
 * Writes a file so that a reader sees the old text or the new one, never half of it, whenever the process dies. Its folder is made
 * again where it was removed. @throws the errors of `node:fs`
 */
export function writeWhole(path: string, text: string): void {
  try {
    writeAndRename(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeAndRename(path, text);
  }
}

function writeAndRename(path: string, text: string): void {
  const temporary = temporaryOf(path);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** So much must fit where a file is to be written, so that a full disk is found before a run and not after it. */
const PROBE = ' '.repeat(64 * 1024);

/** Makes sure, before a run, that a file can be written after it. Missing folders are made. @throws UsageError */
export function prepareFile(option: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('it is a folder');
    probe(path);
  } catch (error) {
    throw unwritable(option, path, error);
  }
}

function probe(path: string): void {
  const temporary = temporaryOf(path);
  try {
    writeFileSync(temporary, PROBE);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes from a folder what killed runs have left half written. What cannot be removed stays: it harms nobody. */
export function sweepFolder(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const [, owner = ''] = TEMPORARY.exec(name) ?? [];
      if (isGone(owner)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Where there is no folder there is nothing to sweep.
  }
}

/** Makes sure that files can be written into a folder whose parent can be written. Where there is none, none is made. @throws UsageError */
export function prepareFolder(option: string, path: string): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) throw new Error('it is no folder');
    probe(join(path, 'probe'));
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
  return join(dirname(path), `.${basename(path)}.${OWNER}.tmp`);
}

const TEMPORARY = /^\..*\.([^.]+)\.tmp$/;
