import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project: this module runs from its source and from `dist`. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const isRoot = existsSync(join(folder, 'package.json')) && basename(folder) !== 'dist';
  return isRoot || folder === dirname(folder) ? folder : findRoot(dirname(folder));
}
