import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../adapters/root.ts';

const run = promisify(execFile);
const CLI = join(ROOT, 'dist', 'conformance', 'cli.js');

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

/** What the exit codes of `replay` say. */
export const REPLAYED: Readonly<Record<number, string>> = {
  0: 'fixed',
  1: 'fails',
  2: 'not run',
  3: 'undecided',
};
