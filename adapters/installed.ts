import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, isReadableByAnyone, programFolders } from './program.ts';
import { ROOT } from './root.ts';
import { StartError } from './server.ts';

export interface InstalledServer {
  readonly program: string;
  /** The folder that it was installed below, such as `/usr`. */
  readonly prefix: string;
  /** Where the libraries lie that were fetched or compiled for it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether only the invoking user can reach it. */
  readonly asInvoker: boolean;
}

/** Programs that are called otherwise than what they are looked up as. */
const PROGRAMS: Readonly<Record<string, string>> = {
  hybrid: 'ircd-hybrid',
  irc2: 'ircd',
  atheme: 'atheme-services',
};

/**
 * Servers that are run with `seclude.so` in front of the C library: they insist on folders that they were compiled with, or on looking
 * up the name of every client.
 */
const SECLUDED: Readonly<Record<string, { readonly runsAsRoot: boolean }>> = {
  hybrid: { runsAsRoot: false },
  irc2: { runsAsRoot: true },
};

const SECLUSION = 'seclude.so';

/**
 * Looks a server up: in `NICK_COLLIDER_<NAME>`, in PATH, in what `npm run servers` fetched.
 * @throws StartError when it is nowhere, or cannot be run as it is
 */
export function findServer(name: string, fetched: string = join(ROOT, '.servers')): InstalledServer {
  const variable = `NICK_COLLIDER_${name.toUpperCase().replaceAll('-', '_')}`;
  const named = process.env[variable] ?? '';
  const own = [join(fetched, name, 'usr', 'sbin'), join(fetched, name, 'usr', 'bin')];
  const secluded = SECLUDED[name];
  const wanted = named === '' ? (PROGRAMS[name] ?? name) : named;
  const program = findProgram(wanted, [...programFolders(), ...own], process.cwd());
  if (program === null) {
    const where = named === '' ? `${variable}, PATH and ${fetched}` : `${variable} (${named})`;
    throw new StartError(`${name} was not found: looked in ${where}`, 'npm run servers');
  }
  const libraries = join(fetched, 'lib');
  const needed = secluded === undefined ? [program] : [program, seclusion(name, libraries)];
  const closed = needed.find((path) => !isReadableByAnyone(path));
  if (closed !== undefined && secluded?.runsAsRoot === false && process.getuid?.() === 0)
    throw new StartError(
      `${name} does not run as root, and other users cannot reach ${closed}`,
      'keep the project in a folder that everybody may enter, or run it as another user',
    );
  const borrows = secluded !== undefined || (program.startsWith(fetched) && existsSync(libraries));
  return {
    program,
    prefix: dirname(dirname(program)),
    env: {
      ...(borrows ? { LD_LIBRARY_PATH: libraries } : {}),
      // By its name alone: a path with a space in it would be read as two.
      ...(secluded === undefined ? {} : { LD_PRELOAD: SECLUSION }),
    },
    asInvoker: closed !== undefined,
  };
}

/** The library that a server is secluded with. @throws StartError when it was not compiled */
function seclusion(name: string, libraries: string): string {
  const library = join(libraries, SECLUSION);
  if (existsSync(library)) return library;
  throw new StartError(
    `${name} cannot be run without ${library}, and that was not compiled`,
    'npm run servers, where there is a C compiler (apt-get install gcc libc6-dev)',
  );
}
