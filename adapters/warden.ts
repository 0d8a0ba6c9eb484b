import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import { StartError } from './server.ts';
import { noteText, type Kept } from './warden-notes.ts';

const MAIN = join(ROOT, 'dist', 'adapters', 'warden-main.js');

const kept = new Set<Kept>();
let warden: ChildProcess | null = null;

/**
 * Has something ended should this process die, by whatever means: a process of our own watches for that. It reaches the children of
 * a server too, as long as they stay in its process group. Returns how to take that back, once it has ended in good order.
 *
 * @throws StartError when the program of that process is missing
 */
export function entrust(thing: Kept): () => void {
  kept.add(thing);
  if (warden === null) startWarden();
  else tell('keep', thing);
  return () => {
    if (kept.delete(thing)) tell('release', thing);
  };
}

/** In a session of its own, so that no terminal and no signal to our group ends it with us; it keeps nothing here waiting. */
function startWarden(): void {
  if (!existsSync(MAIN)) throw new StartError(`${MAIN} is missing`, 'npm run build');
  const child = spawn(process.execPath, [MAIN], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const forget = (): void => {
    if (warden === child) warden = null;
  };
  child.once('error', forget).once('exit', forget);
  child.stdin?.on('error', forget);
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  warden = child;
  for (const thing of kept) tell('keep', thing);
}

function tell(kind: 'keep' | 'release', thing: Kept): void {
  warden?.stdin?.write(noteText({ kind, kept: thing }));
}
