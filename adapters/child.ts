import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { endBearers, newMark } from './kin.ts';
import type { SharedLog } from './last-lines.ts';
import { findProgram, programFolders } from './program.ts';
import type { Exit, Vitals } from './server.ts';
import { isAtRest, vitalsOf } from './vitals.ts';
import { entrust } from './warden.ts';

/** A spawned process, at the head of a process group of its own. */
export interface Child {
  readonly exited: Promise<Exit>;
  /** Whether it is known to have ended: its last words may still be waited for. */
  gone(): boolean;
  /** Node's code where there never was a process, such as `EMFILE`; else null. */
  failed(): string | null;
  vitals(): Vitals | null;
  /** Whether no thread of it runs, or waits for a core; null where nobody sees. */
  atRest(): boolean | null;
  /** Ends the group: SIGTERM, then SIGKILL. So it does with what has left the group, where that can be found. Idempotent. */
  end(): Promise<void>;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** A user and group id to run as, or null for the invoking user's. */
  readonly identity: number | null;
  /** Whether its standard input is a pipe that closes with this process. */
  readonly pipedStdin: boolean;
  /** Where what it writes is kept. */
  readonly log: SharedLog;
}

/** How long SIGTERM is given, in ms. */
const GRACE = 2_000;
/** How long output may follow the end of the process, in ms: a child of its own may hold the pipes open. */
const LAST_WORDS = 500;

export function startChild(argv: readonly string[], options: ChildOptions): Child {
  const [program = '', ...args] = [...deathWatch(), ...argv];
  const { identity } = options;
  const mark = newMark();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, ...mark.env },
    detached: true,
    stdio: [options.pipedStdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    ...(identity === null ? {} : { uid: identity, gid: identity }),
  });
  const { pid } = child;
  const release = pid === undefined ? null : endWithUs(pid);
  options.log.read([child.stdout, child.stderr]);
  const exited = exitOf(child);
  let failure: string | null = null;
  child.once('error', ({ code, message }: NodeJS.ErrnoException) => {
    failure = code ?? message;
  });
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await endGroup(pid, exited);
    release?.();
    endBearers(mark);
    // What went to the background may hold the pipes open for ever.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  };
  return {
    exited,
    gone: () => child.exitCode !== null || child.signalCode !== null,
    vitals: () => (pid === undefined ? null : vitalsOf(pid)),
    atRest: () => (pid === undefined ? null : isAtRest(pid)),
    failed: () => failure,
    end: () => (ending ??= end()),
  };
}

let deathWatchArgv: readonly string[] | null = null;

/**
 * On Linux the kernel ends the child when this process dies, even where the warden is killed with it. Without setpriv the warden
 * alone does.
 */
function deathWatch(): readonly string[] {
  if (deathWatchArgv === null) {
    const setpriv = findProgram('setpriv', programFolders(), '/');
    const argv = setpriv === null ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
    const works = argv.length > 0 && spawnSync(setpriv ?? '', [...argv.slice(1), 'true']).status === 0;
    deathWatchArgv = works ? argv : [];
  }
  return deathWatchArgv;
}

const alive = new Set<number>();

/**
 * Ends the group with this process: the warden where it is killed, and we ourselves at an orderly end, so that nobody is left when it
 * is seen. Its children may outlive the process, so that it is watched until it was ended. Returns how to stop that.
 */
function endWithUs(pid: number): () => void {
  const release = entrust({ kind: 'group', pid });
  if (alive.size === 0) process.on('exit', endAll);
  alive.add(pid);
  return () => {
    release();
    alive.delete(pid);
    if (alive.size === 0) process.off('exit', endAll);
  };
}

function endAll(): void {
  for (const pid of alive) signalGroup(pid, 'SIGKILL');
}

async function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => {
      const timer = setTimeout(() => resolve({ code, signal }), LAST_WORDS);
      child.once('close', () => {
        clearTimeout(timer);
        resolve({ code, signal });
      });
    });
  });
}

async function endGroup(pid: number | undefined, exited: Promise<Exit>): Promise<void> {
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE);
  await exited;
  clearTimeout(timer);
  // Its children may have ignored SIGTERM, and they are in the group still.
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // There is nobody left in the group.
  }
}
