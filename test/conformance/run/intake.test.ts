import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startIntake } from '../../../conformance/run/intake.ts';

/** An intake whose server rests, or not, as the test says, by a clock of the test’s. */
function staged(): {
  rests: boolean | null;
  time: number;
  looks: number;
  readonly told: string[];
  ask(name: string): void;
} {
  const stage = {
    rests: false as boolean | null,
    time: 0,
    looks: 0,
    told: [] as string[],
    ask: (name: string): void => intake.whenTaken(() => void stage.told.push(name)),
  };
  const intake = startIntake(
    () => {
      stage.looks += 1;
      return stage.rests;
    },
    () => stage.time,
  );
  return stage;
}

it('what was written is taken when the server rests, never in the same turn', async () => {
  const stage = staged();
  stage.rests = true;
  stage.ask('a');
  stage.ask('b');
  expect(stage.told).toEqual([]);
  await turn();
  expect(stage.told).toEqual(['a', 'b']);
  stage.rests = false;
  stage.ask('c');
  await turn();
  await turn();
  expect(stage.told).toEqual(['a', 'b']);
  stage.rests = true;
  await turn();
  expect(stage.told).toEqual(['a', 'b', 'c']);
});

it('it is looked at once a turn for all that wait, and not at all when nobody does', async () => {
  const stage = staged();
  for (const name of ['a', 'b', 'c']) stage.ask(name);
  await turn();
  await turn();
  expect(stage.looks).toBe(2);
  stage.rests = true;
  await turn();
  await turn();
  await turn();
  expect(stage.looks).toBe(3);
});

it('where nobody sees the server, the next turn has to do', async () => {
  const stage = staged();
  stage.rests = null;
  stage.ask('a');
  await turn();
  expect(stage.told).toEqual(['a']);
});

it('a server that never rests is waited for a while, and after three times in vain only briefly, until it is seen to rest', async () => {
  const stage = staged();
  const waited: number[] = [];
  const wait = async (): Promise<void> => {
    const before = stage.told.length;
    const began = stage.time;
    stage.ask('x');
    while (stage.told.length === before) {
      await turn();
      stage.time += 0.25;
    }
    waited.push(stage.time - began);
  };
  for (let times = 0; times < 4; times += 1) await wait();
  stage.rests = true;
  await wait();
  stage.rests = false;
  await wait();
  expect(waited.slice(0, 3).every((ms) => ms >= 50 && ms < 51)).toBe(true);
  expect(waited[3]).toBeLessThan(2);
  expect(waited[5]).toBeGreaterThanOrEqual(50);
});

it('who is called back may ask again', async () => {
  const told: number[] = [];
  const intake = startIntake(() => true);
  intake.whenTaken(() => {
    told.push(1);
    intake.whenTaken(() => void told.push(2));
  });
  await turn();
  expect(told).toEqual([1]);
  await turn();
  expect(told).toEqual([1, 2]);
});
