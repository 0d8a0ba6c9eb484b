import { expect, test } from 'vitest';
import { examineRun } from '../../../conformance/exercise/examine-run.ts';
import type { Examiner } from '../../../conformance/exercise/examiner.ts';

/** An examiner that has found nothing. */
const examiner: Examiner = {
  legal: () => undefined,
  diverging: () => undefined,
  undecided: () => undefined,
  examine: () => Promise.resolve({ kept: new Set(), doubted: new Set() }),
};
const { signal } = new AbortController();

async function watched(plans: number, sawRest: boolean): Promise<readonly string[]> {
  const { kept } = await examineRun(examiner, { plans, habits: [], sawRest, signal });
  return [...kept].map(({ id }) => id);
}

test('a server that was seen to serve after its plans has kept the rules of its life', async () => {
  expect(await watched(12, true)).toEqual(['LIVE-01', 'LIVE-02', 'LIVE-03', 'LIVE-04']);
});

test('that it rests is not known where there is no process to see', async () => {
  expect(await watched(12, false)).toEqual(['LIVE-01', 'LIVE-02', 'LIVE-03']);
});

test('nothing is known where no plan was counted', async () => {
  expect(await watched(0, true)).toEqual([]);
});
