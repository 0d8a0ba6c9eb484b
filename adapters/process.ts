import { randomBytes } from 'node:crypto';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from './child.ts';
import { concealer } from './conceal.ts';
import { isOwnLimit } from './own-limits.ts';
import { connectCode, freePort, ownLimitError } from './port.ts';
import { StartError, type Exit, type RunningServer, type StartOptions } from './server.ts';
import { entrust } from './warden.ts';

/** Where a server is to run. */
export interface Place {
  readonly port: number;
  /** A fresh folder that is removed when the server was stopped, or null. */
  readonly folder: string | null;
}

/** How a server is run, as data. */
export interface Launch {
  /** The program's path and its arguments. */
  argv(place: Place): readonly string[];
  /** Files to write into the folder, name to contents. */
  files?(place: Place): Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it gets a folder of its own and, when we are root, a user without privileges. */
  readonly secluded: boolean;
  /** Whether it runs as the invoking user although it is secluded: what it needs is closed to others. */
  readonly asInvoker?: boolean;
  readonly pipedStdin?: boolean;
  /** What the server is known to ask for. */
  readonly password: string | null;
  /** The next step when it does not start. */
  readonly hint: string;
}

/** The user and group `nobody` on Debian: free of privileges by custom. */
const NOBODY = 65_534;
const ATTEMPTS = 3;
const HOST = '127.0.0.1';

/**
 * Starts a server on a free port of the loopback and waits until it accepts a connection. What it logs is told without its password.
 * @throws StartError
 */
export async function launch(spec: Launch, options: StartOptions): Promise<RunningServer> {
  const conceal = concealer(spec.password);
  if (options.signal?.aborted === true)
    throw startError({ kind: 'aborted' }, [], options.startWithin, spec.hint);
  for (let attempt = 1; ; attempt += 1) {
    const { place, child, remove } = await prepare(spec);
    const end = async (): Promise<void> => child.end().finally(remove);
    const ready = await waitUntilReady(child, place.port, options);
    const log = (): readonly string[] => child.log().map(conceal);
    if (ready.kind === 'accepts') {
      let stopping: Promise<void> | null = null;
      return {
        host: HOST,
        port: place.port,
        password: spec.password,
        exited: child.exited,
        gone: () => child.gone(),
        spoken: () => child.spoken(),
        vitals: () => child.vitals(),
        log,
        stop: () => (stopping ??= end()),
      };
    }
    await end();
    const lost = log().some((line) => /EADDRINUSE|address already in use/i.test(line));
    if (attempt === ATTEMPTS || !lost || ready.kind === 'aborted')
      throw startError(ready, log(), options.startWithin, spec.hint);
  }
}

async function prepare(spec: Launch): Promise<{ place: Place; child: Child; remove: () => Promise<void> }> {
  const identity = spec.secluded && spec.asInvoker !== true && process.getuid?.() === 0 ? NOBODY : null;
  const port = await freePort();
  const folder = spec.secluded ? join(tmpdir(), `nick-collider-${randomBytes(8).toString('hex')}`) : null;
  const place = { port, folder };
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
      await furnish(folder, spec.files?.(place) ?? {}, identity);
    }
    const child = startChild(spec.argv(place), {
      cwd: folder ?? process.cwd(),
      env: spec.env ?? {},
      identity,
      pipedStdin: spec.pipedStdin ?? false,
    });
    return { place, child, remove };
  } catch (error) {
    await remove();
    throw error instanceof StartError ? error : folderError(error);
  }
}

/** Why the server's folder could not be made or filled. */
function folderError(error: unknown): StartError {
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

type Ready =
  | { readonly kind: 'accepts' }
  | { readonly kind: 'ended'; readonly exit: Exit }
  | { readonly kind: 'aborted' }
  /** There never was a process, or nothing to connect with; `code` is Node's. */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'late' };

/** The only wait here that polls: nothing but an accepted connection shows that a server listens. */
async function waitUntilReady(
  child: Child,
  port: number,
  { startWithin, signal }: StartOptions,
): Promise<Ready> {
  const deadline = performance.now() + startWithin;
  let ended: Exit | null = null;
  const exited = child.exited.then((exit) => (ended = exit));
  let code: string | null = null;
  for (let pause = 1; performance.now() < deadline; pause = Math.min(pause * 2, 50)) {
    if (signal?.aborted === true) return { kind: 'aborted' };
    code = await connectCode(HOST, port, Math.max(1, deadline - performance.now()));
    if (code === null) return { kind: 'accepts' };
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, pause))]);
    const failed = child.failed();
    if (failed !== null) return { kind: 'failed', code: failed };
    if (ended !== null) return { kind: 'ended', exit: ended };
  }
  return code !== null && isOwnLimit(code) ? { kind: 'failed', code } : { kind: 'late' };
}

function startError(
  ready: Exclude<Ready, { kind: 'accepts' }>,
  log: readonly string[],
  within: number,
  hint: string,
): StartError {
  const said =
    log.length === 0
      ? 'It wrote nothing.'
      : `It wrote:\n${log
          .slice(-10)
          .map((line) => `  ${line}`)
          .join('\n')}`;
  switch (ready.kind) {
    case 'aborted':
      return new StartError('interrupted before the server listened', 'nothing was tested');
    case 'failed':
      return isOwnLimit(ready.code)
        ? ownLimitError(ready.code)
        : new StartError(`the server could not be started (${ready.code})`, hint);
    case 'late':
      return new StartError(`the server did not accept a connection within ${within} ms. ${said}`, hint);
    case 'ended': {
      const { code, signal } = ready.exit;
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
      return new StartError(`the server ended ${how} before it listened. ${said}`, hint);
    }
  }
}
