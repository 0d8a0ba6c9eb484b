import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, isReadableByAnyone, programFolders } from './program.ts';
import { ROOT } from './root.ts';
import { StartError } from './server.ts';

export interface InstalledServer {
  readonly program: string;
  /** Where the libraries lie that were fetched with it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether only the invoking user can reach it. */
  readonly asInvoker: boolean;
}

/**
 * Looks a server up: in `NICK_COLLIDER_<NAME>`, in PATH, in what `npm run servers` fetched.
 * @throws StartError when it is nowhere
 */
export function findServer(name: string, fetched: string = join(ROOT, '.servers')): InstalledServer {
  const variable = `NICK_COLLIDER_${name.toUpperCase().replaceAll('-', '_')}`;
  const named = process.env[variable] ?? '';
  const own = [join(fetched, name, 'usr', 'sbin'), join(fetched, name, 'usr', 'bin')];
  const program = findProgram(named === '' ? name : named, [...programFolders(), ...own], process.cwd());
  if (program === null) {
    const where = named === '' ? `${variable}, PATH and ${fetched}` : `${variable} (${named})`;
    throw new StartError(`${name} was not found: looked in ${where}`, 'npm run servers');
  }
  const libraries = join(fetched, 'lib');
  const borrowed = program.startsWith(fetched) && existsSync(libraries);
  return {
    program,
    env: borrowed ? { LD_LIBRARY_PATH: libraries } : {},
    asInvoker: !isReadableByAnyone(program),
  };
}
