import { randomBytes } from 'node:crypto';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnLimit } from './own-limits.ts';
import { freePort, ownLimitError } from './port.ts';
import { StartError } from './server.ts';
import { entrust } from './warden.ts';

/** Where a server is to run. */
export interface Place {
  readonly port: number;
  /** Another free port, on which a server and its companions may meet. */
  readonly linkPort: number;
  /** A fresh folder that is removed when the server was stopped, or null. */
  readonly folder: string | null;
}

/** What a server is given there. */
export interface Furnishing {
  /** Whether it gets a folder of its own and, when we are root, a user without privileges. */
  readonly secluded: boolean;
  /** Files to write into the folder, name to contents. */
  files?(place: Place): Readonly<Record<string, string>>;
}

/** Finds free ports, and makes and fills the folder; `remove` takes the folder away again. @throws StartError */
export async function preparePlace(
  { secluded, files }: Furnishing,
  identity: number | null,
): Promise<{ place: Place; remove: () => Promise<void> }> {
  const port = await freePort();
  const linkPort = await freePort();
  const folder = secluded ? join(tmpdir(), `nick-collider-${randomBytes(8).toString('hex')}`) : null;
  const place = { port, linkPort, folder };
  // Before it is there: whoever is killed in between leaves nothing.
  const release = folder === null ? null : entrust({ kind: 'folder', path: folder });
  const remove = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
    release?.();
  };
  try {
    // Nobody else's: it must not be there.
    if (folder !== null) {
      await mkdir(folder, { mode: 0o700 });
      await furnish(folder, files?.(place) ?? {}, identity);
    }
    return { place, remove };
  } catch (error) {
    await remove();
    throw error instanceof StartError ? error : folderError(error);
  }
}

/** Why the server's folder could not be made or filled. */
export function folderError(error: unknown): StartError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isOwnLimit(code)) return ownLimitError(code);
  return new StartError(
    `the server was not started: it needs a folder in ${tmpdir()}: ${message}`,
    'make room there, or name another place with TMPDIR',
  );
}

async function furnish(
  folder: string,
  files: Readonly<Record<string, string>>,
  identity: number | null,
): Promise<void> {
  const paths = Object.entries(files).map(([name, contents]) => ({ path: join(folder, name), contents }));
  await Promise.all(paths.map(async ({ path, contents }) => writeFile(path, contents)));
  if (identity === null) return;
  await Promise.all(
    [folder, ...paths.map(({ path }) => path)].map(async (path) => chown(path, identity, identity)),
  );
}
