// Fetches Debian's packages of the servers that have an adapter and unpacks them into .servers/ (npm run servers).
// Nothing is installed, and no service is started.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server: the package, its program, and the packages of libraries that a bare system lacks. */
const SERVERS = [{ name: 'ngircd', program: 'usr/sbin/ngircd', libraries: ['libident'] }];

const TARGET = join(dirname(dirname(fileURLToPath(import.meta.url))), '.servers');
const LIBRARIES = join(TARGET, 'lib');

function fail(message, next) {
  console.error(`${message}\n${next}`);
  process.exit(1);
}

function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Downloads one package and unpacks it into a folder. */
function unpack(name, folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'nick-collider-fetch-'));
  try {
    // Downloads go through an unprivileged user where apt has one; it needs to write here.
    chmodSync(scratch, 0o777);
    const { status } = spawnSync('apt-get', ['download', '-q', name], {
      cwd: scratch,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = readdirSync(scratch).find((file) => file.endsWith('.deb'));
    if (status !== 0 || archive === undefined) {
      fail(
        `apt-get could not download ${name}.`,
        'Try `apt-get update` first, then `npm run servers` again.',
      );
    }
    execFileSync('dpkg', ['-x', join(scratch, archive), folder]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The libraries that the program cannot find by itself. */
function missingLibraries(program) {
  const { stdout } = spawnSync('ldd', [program], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: LIBRARIES },
  });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
}

/** Copies the shared objects of a package into one folder, whatever its architecture calls its own. */
function fetchLibraries(name) {
  const folder = join(TARGET, name);
  unpack(name, folder);
  mkdirSync(LIBRARIES, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.so(\.\d+)*$/.test(entry.name)) continue;
    cpSync(join(entry.parentPath, entry.name), join(LIBRARIES, entry.name), { dereference: true });
  }
}

/** Everybody may read and enter, since servers are run as a user without privileges. */
function open() {
  chmodSync(TARGET, 0o755);
  execFileSync('chmod', ['-R', 'a+rX', TARGET]);
}

if (!isThere('apt-get') || !isThere('dpkg')) {
  fail(
    'This fetches packages of Debian, and apt-get or dpkg is missing here.',
    `Install a server yourself and name it, such as NICK_COLLIDER_NGIRCD=/usr/sbin/ngircd.`,
  );
}
mkdirSync(TARGET, { recursive: true });
for (const { name, program, libraries } of SERVERS) {
  const path = join(TARGET, name, program);
  if (existsSync(path) && missingLibraries(path).length === 0) {
    console.log(`${name} is there already: ${path}`);
    continue;
  }
  if (!existsSync(path)) unpack(name, join(TARGET, name));
  if (missingLibraries(path).length > 0) libraries.forEach(fetchLibraries);
  const missing = missingLibraries(path);
  if (missing.length > 0)
    fail(`${name} lacks ${missing.join(', ')}.`, 'Install the packages that hold them.');
  console.log(`${name} was fetched: ${path}`);
}
open();
