import { spawnSync } from 'node:child_process';
import { isReadableByAnyone } from '../../adapters/program.ts';
import { CLI } from '../command-line.ts';

const IDENTITY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** What goes in front of a command so that modes of files hold for it: nothing but for root, whom they do not bind. */
export function asUser(): readonly string[] | null {
  if (process.getuid?.() !== 0) return [];
  const [program = '', ...args] = IDENTITY;
  if (spawnSync(program, [...args, process.execPath, '--version']).status !== 0)
    return skipped('there is no setpriv to run as another user');
  if (![CLI, process.execPath].every(isReadableByAnyone)) return skipped(`${CLI} is closed to other users`);
  return IDENTITY;
}

/** What goes in front of a script of `sh` that is to have a name space of its own; null where that is not allowed. */
export function apart(kind: '--mount' | '--net'): readonly string[] | null {
  if (spawnSync('unshare', [kind, 'true']).status === 0) return ['unshare', kind, 'sh', '-c'];
  return skipped(`unshare ${kind} is not allowed here`);
}

function skipped(reason: string): null {
  process.stderr.write(`skipped: ${reason}\n`);
  return null;
}
