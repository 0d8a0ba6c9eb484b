import { readdirSync, readFileSync } from 'node:fs';
import type { Thread, Vitals } from './server.ts';

/** The unit of processor times in `/proc/…/stat` (USER_HZ), in ms: 10 on every architecture that Node runs on. */
const TICK_MS = 10;

/** The vital signs of a process and its descendants; null where there is no such process, or no `/proc`. Never throws. */
export function vitalsOf(pid: number): Vitals | null {
  const threads = new Map<number, Thread>();
  let descriptors: Vitals['descriptors'] = null;
  for (const process of descendants(pid)) {
    for (const id of names(`/proc/${process}/task`)) {
      const thread = threadOf(`/proc/${process}/task/${id}`);
      if (thread !== null) threads.set(id, thread);
    }
    const held = descriptorsOf(process);
    if (held !== null && (descriptors === null || share(held) > share(descriptors))) descriptors = held;
  }
  return threads.size === 0 ? null : { threads, descriptors };
}

/**
 * Whether each thread of a process and its descendants sleeps; null where there is no such process, or no `/proc`. Who is woken by what
 * arrives is held to run from then on, though no core may be free. Never throws.
 */
export function isAtRest(pid: number): boolean | null {
  let seen = false;
  for (const process of descendants(pid)) {
    for (const thread of names(`/proc/${process}/task`)) {
      // Behind the name, which may hold anything.
      const state = /^.*\) (\S)/s.exec(read(`/proc/${process}/task/${thread}/stat`) ?? '')?.[1];
      if (state === 'R') return false;
      seen ||= state !== undefined;
    }
  }
  return seen ? true : null;
}

/** The process itself first. */
function* descendants(pid: number): Iterable<number> {
  yield pid;
  for (const thread of names(`/proc/${pid}/task`)) {
    const children = read(`/proc/${pid}/task/${thread}/children`) ?? '';
    for (const child of children.split(' ').filter((word) => word !== '')) yield* descendants(Number(child));
  }
}

function threadOf(folder: string): Thread | null {
  // Behind the name, which may hold spaces, are the state (R: it runs or is ready to) and, as 12th and 13th field, utime and stime.
  const [state, ...counts] =
    read(`${folder}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ') ?? [];
  const [user, system] = counts.slice(10, 12).map(Number);
  if (state === undefined || user === undefined || system === undefined) return null;
  const runnable = state === 'R';
  const [ran, waited] = numbers(read(`${folder}/schedstat`) ?? '');
  if (ran !== undefined && waited !== undefined && ran > 0)
    return { ran: ran / 1e6, waited: waited / 1e6, runnable };
  return { ran: (user + system) * TICK_MS, waited: 0, runnable };
}

function descriptorsOf(pid: number): Vitals['descriptors'] {
  const limit = Number(/^Max open files +(\d+)/m.exec(read(`/proc/${pid}/limits`) ?? '')?.[1]);
  const open = names(`/proc/${pid}/fd`).length;
  return open === 0 || Number.isNaN(limit) ? null : { open, limit };
}

function share({ open, limit }: { readonly open: number; readonly limit: number }): number {
  return open / limit;
}

function numbers(text: string): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}

function names(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number);
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return [];
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
