// Fetches Debian's packages of the servers that have an adapter and unpacks them into .servers/ (npm run servers).
// Nothing is installed, and no service is started.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './fetch/compile.mjs';
import { copyLibraries, fetchLibraries, isThere, missingLibraries, unpack } from './fetch/debian.mjs';
import { Problem } from './fetch/problem.mjs';

/**
 * The servers, and services beside them: the package of each and what it cannot be run without, its program, the packages of libraries that a bare system
 * lacks, and whether it needs the library that is compiled here.
 */
const SERVERS = [
  { name: 'ngircd', packages: ['ngircd'], program: 'usr/sbin/ngircd', libraries: ['libident'] },
  { name: 'inspircd', packages: ['inspircd'], program: 'usr/sbin/inspircd', libraries: [] },
  {
    name: 'hybrid',
    packages: ['ircd-hybrid'],
    program: 'usr/sbin/ircd-hybrid',
    libraries: ['libltdl7'],
    secluded: true,
  },
  { name: 'irc2', packages: ['ircd-irc2', 'm4'], program: 'usr/sbin/ircd', libraries: [], secluded: true },
  { name: 'atheme', packages: ['atheme-services'], program: 'usr/bin/atheme-services', libraries: [] },
];

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(dirname(HERE), '.servers');
const LIBRARIES = join(TARGET, 'lib');

/** Fetches what is not there yet of one server. @throws Problem */
function fetchServer({ name, packages, program, libraries, secluded }) {
  const path = join(TARGET, name, program);
  const lacks = () => missingLibraries(path, LIBRARIES);
  const complete = existsSync(path) && lacks().length === 0;
  if (!existsSync(path)) unpack(packages, join(TARGET, name));
  if (lacks().length > 0) copyLibraries(join(TARGET, name), LIBRARIES);
  if (lacks().length > 0) for (const library of libraries) fetchLibraries(library, TARGET, LIBRARIES);
  if (lacks().length > 0)
    throw new Problem(`${name} lacks ${lacks().join(', ')}.`, 'Install the packages that hold them.');
  if (secluded)
    compile(
      name,
      ['folders.c', 'names.c'].map((file) => join(HERE, 'native', file)),
      LIBRARIES,
    );
  console.log(`${name} ${complete ? 'is there already' : 'was fetched'}: ${path}`);
}

/** Everybody may read and enter, since servers are run as a user without privileges. */
function open() {
  chmodSync(TARGET, 0o755);
  execFileSync('chmod', ['-R', 'a+rX', TARGET]);
}

function tell(problem) {
  if (!(problem instanceof Problem)) throw problem;
  console.error(`${problem.message}\n  ${problem.next}`);
  process.exitCode = 1;
}

if (isThere('apt-get') && isThere('dpkg')) {
  mkdirSync(LIBRARIES, { recursive: true });
  for (const server of SERVERS) {
    try {
      fetchServer(server);
    } catch (problem) {
      // The others can be fetched all the same.
      tell(problem);
    }
  }
  open();
} else {
  tell(
    new Problem(
      'This fetches packages of Debian, and apt-get or dpkg is missing here.',
      'Install a server yourself and name it, such as NICK_COLLIDER_NGIRCD=/usr/sbin/ngircd.',
    ),
  );
}
