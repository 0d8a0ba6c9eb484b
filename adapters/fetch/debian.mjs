import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from './problem.mjs';

export function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Downloads packages and unpacks them into one folder, which appears when all is in it. @throws Problem */
export function unpack(names, folder) {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  for (const name of names) unpackInto(partial, name);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

function unpackInto(folder, name) {
  const scratch = mkdtempSync(join(tmpdir(), 'nick-collider-fetch-'));
  try {
    // Downloads go through an unprivileged user where apt has one; it needs to write here.
    chmodSync(scratch, 0o777);
    const { status } = spawnSync('apt-get', ['download', '-q', name], {
      cwd: scratch,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = readdirSync(scratch).find((file) => file.endsWith('.deb'));
    if (status !== 0 || archive === undefined)
      throw new Problem(
        `apt-get could not download ${name}.`,
        'Try `apt-get update` first, then `npm run servers` again.',
      );
    execFileSync('dpkg', ['-x', join(scratch, archive), folder]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The libraries that a program finds neither on the system nor in the folder. */
export function missingLibraries(program, libraries) {
  const { stdout } = spawnSync('ldd', [program], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
}

/** Copies the libraries of a package into one folder. @throws Problem */
export function fetchLibraries(name, target, libraries) {
  const folder = join(target, name);
  unpack([name], folder);
  copyLibraries(folder, libraries);
}

/** Copies the libraries below a folder into another, whatever their architecture calls its own. Modules of a server are none. */
export function copyLibraries(folder, libraries) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/^lib.*\.so(\.\d+)*$/.test(entry.name)) continue;
    cpSync(join(entry.parentPath, entry.name), join(libraries, entry.name), { dereference: true });
  }
}
