import { accessSync, constants, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** The path of an executable: `name` itself when it holds a slash, else the first in the folders; null when there is none. */
export function findProgram(name: string, folders: readonly string[], cwd: string): string | null {
  const candidates = name.includes('/')
    ? [isAbsolute(name) ? name : resolve(cwd, name)]
    : folders.map((at) => join(at, name));
  return candidates.find(isExecutable) ?? null;
}

/** The folders of PATH, and those in which daemons lie that PATH often leaves out. */
export function programFolders(): readonly string[] {
  const path = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return [...path, '/usr/sbin', '/usr/local/sbin'];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether a user without privileges could read a file: each folder on the way must let everybody through. */
export function isReadableByAnyone(path: string): boolean {
  const EVERYBODY_READS = 0o004;
  const EVERYBODY_ENTERS = 0o001;
  if ((statSync(path).mode & EVERYBODY_READS) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & EVERYBODY_ENTERS) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
