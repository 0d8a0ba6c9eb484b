import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI } from '../command-line.ts';

/** Places of their own for the runs of one test file, and a mark that all their processes bear. */
export interface Site {
  /** A folder, made anew for each name. */
  out(name: string): string;
  readonly environment: NodeJS.ProcessEnv;
  /** What runs have left in the folder for temporary files. */
  leftTemporary(): readonly string[];
  /** The command lines of processes that bear the mark; empty where they cannot be seen (no /proc). */
  alive(): readonly string[];
  /** Resolves when nobody bears the mark any more; throws after a long time with who does. */
  deserted(): Promise<void>;
  remove(): void;
}

const MARK = 'NICK_COLLIDER_TEST_MARK';
const LONG_MS = 20_000;

export function openSite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  // Also for runs of a user without rights.
  chmodSync(folder, 0o755);
  const temporary = join(folder, 'tmp');
  const mark = randomUUID();
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  const alive = (): readonly string[] =>
    (procEntries() ?? []).filter((pid) => readOr(`/proc/${pid}/environ`).includes(mark)).map(commandLine);
  return {
    out(name) {
      const out = join(folder, name);
      mkdirSync(out, { recursive: true });
      return out;
    },
    environment: { ...process.env, [MARK]: mark, TMPDIR: temporary, NO_COLOR: '1', COLUMNS: '120' },
    leftTemporary: () => readdirSync(temporary),
    alive,
    async deserted() {
      for (const until = performance.now() + LONG_MS; alive().length > 0;) {
        if (performance.now() > until) throw new Error(`still running:\n${alive().join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function procEntries(): readonly string[] | null {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
}

function commandLine(pid: string): string {
  return `${pid} ${readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`;
}

/** Empty where it cannot be read: the process has ended, or is somebody else's. */
function readOr(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** How a run ended, and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A run of the command line that is under way. */
export interface SuiteRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when that was said on either stream; also when the run has ended without it. */
  said(what: string | RegExp): Promise<void>;
}

/** Starts the command line: `before` is what stands in front of it, such as a program that takes away rights. */
export function start(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  { before = [], onText = () => {} }: { before?: readonly string[]; onText?: (text: string) => void } = {},
): SuiteRun {
  const [program = '', ...args] = [...before, process.execPath, CLI, ...argv];
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const collect = (stream: 'out' | 'err') => (data: Buffer) => {
    text[stream] += data.toString();
    onText(data.toString());
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect('out'));
  child.stderr.on('data', collect('err'));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...text }));
  });
  const said: SuiteRun['said'] = (what) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!new RegExp(what).test(text.out + text.err)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => resolve());
    });
  return { child, ended, said };
}

/** Runs the command line to its end. */
export function runToEnd(...args: Parameters<typeof start>): Promise<Ended> {
  return start(...args).ended;
}
