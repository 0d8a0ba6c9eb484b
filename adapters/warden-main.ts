import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readNote, type Kept } from './warden-notes.ts';

/**
 * The process that outlives the suite. It reads notes from its standard input; when that ends, the suite is gone, however it ended,
 * and what it has not taken back is ended: process groups are killed, folders removed.
 */
const left = new Map<string, Kept>();

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const note = readNote(line);
    if (note === null) return;
    const key = JSON.stringify(note.kept);
    if (note.kind === 'keep') left.set(key, note.kept);
    else left.delete(key);
  })
  .once('close', () => {
    const all = [...left.values()];
    for (const kept of all) if (kept.kind === 'group') kill(kept.pid);
    for (const kept of all) if (kept.kind === 'folder') remove(kept.path);
  });

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // There is nobody left in the group.
  }
}

function remove(path: string): void {
  try {
    // Who was just killed may still be writing into it.
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // Nobody is there any more who could be told.
  }
}
