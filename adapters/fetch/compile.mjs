import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from './debian.mjs';
import { Problem } from './problem.mjs';

/** Fortified headers define some of the functions that are defined here. */
const FLAGS = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-U_FORTIFY_SOURCE'];

/**
 * Compiles C sources to `seclude.so` in a folder, for a server of that name; each time, so that it is never older than they are.
 * @throws Problem
 */
export function compile(name, sources, folder) {
  if (!isThere('cc'))
    throw new Problem(
      `${name} cannot be run without a small library that is compiled here, and there is no C compiler.`,
      'Install one (apt-get install gcc libc6-dev), then `npm run servers` again.',
    );
  const fresh = join(folder, 'seclude.so.partial');
  const { status, stderr } = spawnSync('cc', [...FLAGS, '-o', fresh, ...sources, '-ldl'], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmSync(fresh, { force: true });
    throw new Problem(
      `cc could not compile ${sources.join(' ')}:\n${stderr.trim()}`,
      'Is libc6-dev installed?',
    );
  }
  // A server that is running keeps the old one.
  renameSync(fresh, join(folder, 'seclude.so'));
}
