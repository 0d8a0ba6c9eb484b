import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vitalsOf } from '../../adapters/vitals.ts';

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
});
