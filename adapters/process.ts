import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from './child.ts';
import { accepts, freePort } from './port.ts';
import { StartError, type Exit, type RunningServer, type StartOptions } from './server.ts';

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

/** Starts a server on a free port of the loopback and waits until it accepts a connection. @throws StartError */
export async function launch(spec: Launch, options: StartOptions): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const { place, child, remove } = await prepare(spec);
    const end = async (): Promise<void> => child.end().finally(remove);
    const ready = await waitUntilReady(child, place.port, options.startWithin);
    if (ready.kind === 'accepts') {
      let stopping: Promise<void> | null = null;
      return {
        host: HOST,
        port: place.port,
        password: spec.password,
        exited: child.exited,
        gone: () => child.gone(),
        log: () => child.log(),
        spoken: () => child.spoken(),
        vitals: () => child.vitals(),
        stop: () => (stopping ??= end()),
      };
    }
    await end();
    const lost = child.log().some((line) => /EADDRINUSE|address already in use/i.test(line));
    if (attempt === ATTEMPTS || !lost)
      throw new StartError(explain(ready, child.log(), options.startWithin), spec.hint);
  }
}

async function prepare(spec: Launch): Promise<{ place: Place; child: Child; remove: () => Promise<void> }> {
  const identity = spec.secluded && spec.asInvoker !== true && process.getuid?.() === 0 ? NOBODY : null;
  const folder = spec.secluded ? await mkdtemp(join(tmpdir(), 'nick-collider-')) : null;
  const place = { port: await freePort(), folder };
  const remove = async (): Promise<void> =>
    folder === null ? undefined : rm(folder, { recursive: true, force: true });
  try {
    if (folder !== null) await furnish(folder, spec.files?.(place) ?? {}, identity);
    const child = startChild(spec.argv(place), {
      cwd: folder ?? process.cwd(),
      env: spec.env ?? {},
      identity,
      pipedStdin: spec.pipedStdin ?? false,
    });
    return { place, child, remove };
  } catch (error) {
    await remove();
    throw error;
  }
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
  { readonly kind: 'accepts' } | { readonly kind: 'ended'; readonly exit: Exit } | { readonly kind: 'late' };

/** The only wait here that polls: nothing but an accepted connection shows that a server listens. */
async function waitUntilReady(child: Child, port: number, within: number): Promise<Ready> {
  const deadline = performance.now() + within;
  let ended: Exit | null = null;
  const exited = child.exited.then((exit) => (ended = exit));
  for (let pause = 1; performance.now() < deadline; pause = Math.min(pause * 2, 50)) {
    if (await accepts(HOST, port, Math.max(1, deadline - performance.now()))) return { kind: 'accepts' };
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, pause))]);
    if (ended !== null) return { kind: 'ended', exit: ended };
  }
  return { kind: 'late' };
}

function explain(ready: Exclude<Ready, { kind: 'accepts' }>, log: readonly string[], within: number): string {
  const said =
    log.length === 0
      ? 'It wrote nothing.'
      : `It wrote:\n${log
          .slice(-10)
          .map((line) => `  ${line}`)
          .join('\n')}`;
  if (ready.kind === 'late') return `the server did not accept a connection within ${within} ms. ${said}`;
  const { code, signal } = ready.exit;
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  return `the server ended ${how} before it listened. ${said}`;
}
