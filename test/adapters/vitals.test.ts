import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isAtRest, vitalsOf } from '../../adapters/vitals.ts';

describe.runIf(existsSync('/proc/self/task'))('the vital signs of a process', () => {
  test('tell how long its threads have run, and how many descriptors it holds', () => {
    const before = vitalsOf(process.pid);
    const until = performance.now() + 50;
    while (performance.now() < until);
    const after = vitalsOf(process.pid);
    const of = (vitals: typeof before) => vitals?.threads.get(process.pid) ?? { ran: 0, waited: 0 };
    const [{ ran, waited }, earlier] = [of(after), of(before)];
    expect(ran + waited - earlier.ran - earlier.waited).toBeGreaterThan(20);
    expect(after?.descriptors?.open).toBeGreaterThan(2);
    expect(after?.descriptors?.limit).toBeGreaterThan(after?.descriptors?.open ?? Infinity);
  });

  test('tell whether it rests, with all that it has started', async () => {
    // Its name is that of a state, and holds what ends a name.
    const child = spawn('sh', ['-c', 'printf ") R" > /proc/$$/comm; sleep 60 & echo; wait'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    while (isAtRest(pid) !== true) await turn();
    const busy = spawn('sh', ['-c', 'sh -c "echo; while :; do :; done" & wait'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(busy.stdout, 'data');
    for (let looks = 0; looks < 20; looks += 1) {
      expect(isAtRest(busy.pid ?? 0)).toBe(false);
      await turn();
    }
    process.kill(-(busy.pid ?? 0), 'SIGKILL');
    child.kill();
    // Who looks is running.
    expect(isAtRest(process.pid)).toBe(false);
  });

  test('take in what it has started', async () => {
    const child = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [started]: unknown[] = await once(child.stdout, 'data');
    const seen = vitalsOf(child.pid ?? 0);
    for (const pid of [Number(String(started)), child.pid ?? 0]) process.kill(pid);
    expect([...(seen?.threads.keys() ?? [])]).toEqual([child.pid, Number(String(started))]);
  });
});

test('nobody tells of a process that is not there', () => {
  expect(vitalsOf(2 ** 30)).toBeNull();
  expect(isAtRest(2 ** 30)).toBeNull();
});
