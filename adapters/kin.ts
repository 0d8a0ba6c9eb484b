import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Stands in the environment of a server and of all that it starts, wherever that goes: a group and a parent can be left. */
const VARIABLE = 'NICK_COLLIDER_SERVER';

/** What tells the processes of one server from all others, as a part of their environment. */
export interface Mark {
  readonly env: Readonly<Record<string, string>>;
}

export function newMark(): Mark {
  return { env: { [VARIABLE]: randomUUID() } };
}

/** The processes that bear a mark. None where there is no `/proc` to see them in. */
export function bearersOf({ env }: Mark): readonly number[] {
  const sign = `${VARIABLE}=${env[VARIABLE]}`;
  return processes().filter((pid) => environmentOf(pid).split('\0').includes(sign));
}

function processes(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Empty for a process that has ended, and for one that belongs to somebody else. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** So often those are looked for that were started meanwhile. */
const ROUNDS = 10;

/** Ends all that bear a mark, at once. */
export function endBearers(mark: Mark): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = bearersOf(mark);
    if (left.length === 0) return;
    for (const pid of left) kill(pid);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
