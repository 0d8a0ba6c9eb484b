import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../adapters/root.ts';

const run = promisify(execFile);
/** The built command line. */
export const CLI = join(ROOT, 'dist', 'conformance', 'cli.js');

/** The exit code and the standard output of the command line. */
export async function nickCollider(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string }> {
  try {
    return { code: 0, out: (await run(process.execPath, [CLI, ...args], { maxBuffer: 1 << 26 })).stdout };
  } catch (error) {
    const { code, stdout } = error as { readonly code: number; readonly stdout: string };
    return { code, out: stdout };
  }
}

/** What `replay` says of a failure that was kept in a folder, with its fault and without it. */
export async function replayedTwice(id: string, out: string, ...secret: readonly string[]): Promise<string> {
  const again = await nickCollider('replay', id, '--out', out, ...secret);
  const without = await nickCollider('replay', id, '--faults', 'none', '--out', out, ...secret);
  return `${REPLAYED[again.code]}, ${REPLAYED[without.code]}`;
}

/** What the exit codes of `replay` say. */
const REPLAYED: Readonly<Record<number, string>> = {
  0: 'fixed',
  1: 'fails',
  2: 'not run',
  3: 'undecided',
};
