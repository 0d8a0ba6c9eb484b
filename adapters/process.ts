import { startChild, type Child } from './child.ts';
import { concealer } from './conceal.ts';
import { openLog, type SharedLog } from './last-lines.ts';
import { folderError, preparePlace, type Furnishing, type Place } from './place.ts';
import {
  acceptsConnection,
  unreadyError,
  waitForSign,
  type Awaited,
  type Sign,
  type Unready,
} from './readiness.ts';
import { StartError, type Account, type Operator, type RunningServer, type StartOptions } from './server.ts';

/** A process that a server does not work without: it runs in the server's folder, as its user, and ends with it. */
export interface Companion {
  readonly name: string;
  argv(place: Place): readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** How a server is run, as data. */
export interface Launch extends Furnishing {
  /** The program's path and its arguments. */
  argv(place: Place): readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Started once the server accepts connections. */
  readonly companions?: readonly Companion[];
  /** What shows that server and companions are ready, where accepting a connection does not. */
  sign?(place: Place): Sign;
  /** Whether it runs as the invoking user although it is secluded: what it needs is closed to others. */
  readonly asInvoker?: boolean;
  readonly pipedStdin?: boolean;
  /** What the server is known to ask for. */
  readonly password: string | null;
  readonly accounts?: readonly Account[];
  readonly operator?: Operator;
  /** The next step when it does not start. */
  readonly hint: string;
}

/** The user and group `nobody` on Debian: free of privileges by custom. */
const NOBODY = 65_534;
const ATTEMPTS = 3;
export const HOST = '127.0.0.1';

/**
 * Starts a server on a free port of the loopback and waits until it is ready. What it logs is told without its password, and without its operator's.
 * @throws StartError
 */
export async function launch(spec: Launch, options: StartOptions): Promise<RunningServer> {
  const concealed = concealer(spec.password);
  const concealOperator = concealer(spec.operator?.password ?? null);
  const conceal = (line: string): string => concealOperator(concealed(line));
  if (options.signal?.aborted === true)
    throw unreadyError({ kind: 'aborted' }, [], options.startWithin, spec.hint);
  for (let attempt = 1; ; attempt += 1) {
    const launched = await start(spec, options);
    const log = (): readonly string[] => launched.log.lines.map(conceal);
    const { server, unready, end } = launched;
    if (unready === null) {
      let stopping: Promise<void> | null = null;
      return {
        host: HOST,
        port: launched.place.port,
        password: spec.password,
        ...(spec.accounts === undefined ? {} : { accounts: spec.accounts }),
        ...(spec.operator === undefined ? {} : { operator: spec.operator }),
        exited: server.exited,
        gone: () => server.gone(),
        spoken: () => launched.log.count,
        vitals: () => server.vitals(),
        atRest: () => server.atRest(),
        log,
        stop: () => (stopping ??= end()),
      };
    }
    await end();
    const lost = log().some((line) => /EADDRINUSE|address already in use/i.test(line));
    if (attempt === ATTEMPTS || !lost || unready.kind === 'aborted')
      throw unreadyError(unready, log(), options.startWithin, spec.hint);
  }
}

/** A server and its companions, whether or not they became ready. */
interface Launched {
  readonly place: Place;
  readonly server: Child;
  readonly log: SharedLog;
  readonly unready: Unready | null;
  readonly end: () => Promise<void>;
}

async function start(spec: Launch, { startWithin, signal }: StartOptions): Promise<Launched> {
  const deadline = performance.now() + startWithin;
  const identity = identityOf(spec);
  const { place, remove } = await preparePlace(spec, identity);
  const log = openLog();
  const processes: Awaited[] = [];
  let ending = false;
  const end = async (): Promise<void> => {
    ending = true;
    await Promise.all(processes.map(async ({ child }) => child.end())).finally(remove);
  };
  const spawn = (name: string, { argv, env = {} }: Pick<Launch, 'argv' | 'env'>): Child => {
    const child = startChild(argv(place), {
      cwd: place.folder ?? process.cwd(),
      env,
      identity,
      pipedStdin: spec.pipedStdin ?? false,
      log,
    });
    processes.push({ name, child });
    return child;
  };
  try {
    const server = spawn('the server', spec);
    const wait = async (sign: Sign): Promise<Unready | null> =>
      waitForSign(sign, processes, deadline, signal);
    let unready = await wait(acceptsConnection(HOST, place.port));
    if (unready === null) {
      for (const companion of spec.companions ?? []) {
        const { exited } = spawn(companion.name, companion);
        void exited.then(({ code, signal: by }) => {
          if (!ending) log.note(`${companion.name} ended, ${by ?? `exit code ${code}`}`);
        });
      }
      if (spec.sign !== undefined) unready = await wait(spec.sign(place));
    }
    return { place, server, log, unready, end };
  } catch (error) {
    await end();
    throw error instanceof StartError ? error : folderError(error);
  }
}

function identityOf({ secluded, asInvoker = false }: Launch): number | null {
  return secluded && !asInvoker && process.getuid?.() === 0 ? NOBODY : null;
}
