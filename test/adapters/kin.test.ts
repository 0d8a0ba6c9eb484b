import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bearersOf, endBearers, newMark, type Mark } from '../../adapters/kin.ts';

/** A process with a child in a session of its own, ready when it has said so. */
async function startPair({ env }: Mark): Promise<ChildProcess> {
  const script = "trap '' TERM HUP; setsid sleep 60 & echo ready; wait";
  const parent = spawn('sh', ['-c', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await once(parent.stdout, 'data');
  return parent;
}

describe.runIf(existsSync('/proc/self/environ'))('the processes of a server', () => {
  test('are found and ended in whatever session they are, and those of another one are not', async () => {
    const [mark, other] = [newMark(), newMark()];
    const parents = [await startPair(mark), await startPair(other)] as const;
    expect(bearersOf(mark)).toContain(parents[0].pid);
    expect(bearersOf(mark).length).toBeGreaterThanOrEqual(2);
    const ended = once(parents[0], 'exit');
    endBearers(mark);
    await ended;
    await expect.poll(() => bearersOf(mark)).toEqual([]);
    expect(bearersOf(other)).toContain(parents[1].pid);
    endBearers(other);
    await expect.poll(() => bearersOf(other)).toEqual([]);
  });
});
