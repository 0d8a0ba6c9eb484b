import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../adapters/root.ts';
import { CLI } from '../command-line.ts';

const DIST = join(ROOT, 'dist');
const PEAK_MEMORY = join(DIST, 'test/bad-servers/peak-memory.js');
const MARK = 'BAD_SERVERS_RUN';

/** What came of one run of the command line. */
export interface SuiteRun {
  /** The exit code; null when it had to be killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the suite had, in MB. */
  readonly peakMb: number;
  /** The files in the folder of `--out`, by path within it. */
  readonly files: Readonly<Record<string, string>>;
  /** How many processes are left of all that it has started; those that were killed are given a moment to end. */
  readonly left: number;
}

/** The command line that starts a bad server. */
export function commandOf(kind: string): string {
  return `'${process.execPath}' '${join(DIST, 'test/bad-servers/main.js')}' '${kind}' {port}`;
}

/** Runs the built command line as a process of its own; one that has not ended after so many ms is killed, and has no code. */
export async function runSuite(args: readonly string[], withinMs: number): Promise<SuiteRun> {
  const folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
  const mark = randomUUID();
  const out = join(folder, 'out');
  const peak = join(folder, 'peak');
  const child = spawn(process.execPath, ['--import', PEAK_MEMORY, CLI, 'check', ...args, '--out', out], {
    env: { PATH: process.env['PATH'], [MARK]: mark, PEAK_MEMORY_FILE: peak },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const run = {
    code,
    stdout: await stdout,
    stderr: await stderr,
    peakMb: existsSync(peak) ? Number(readFileSync(peak, 'utf8')) / 1024 : NaN,
    files: existsSync(out) ? filesIn(out) : {},
    left: await leftOf(mark),
  };
  rmSync(folder, { recursive: true });
  return run;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** So long a process that was killed may take to end, in ms. */
const DYING_MS = 10_000;

async function leftOf(mark: string): Promise<number> {
  const until = performance.now() + DYING_MS;
  while (bearersOf(mark).length > 0 && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return bearersOf(mark).length;
}

/** The processes with this mark in their environment. */
function bearersOf(mark: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
    } catch {
      return false;
    }
  });
}
