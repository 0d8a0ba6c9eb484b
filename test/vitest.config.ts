import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes: begun last, one of them would go on alone when all others are done. */
const SLOW = [
  '/test/faults/',
  '/test/safety/',
  '/test/bad-servers/',
  '/opening',
  '/concerns',
  '/table',
  '/search',
  '/reach',
  '/deaths',
];

/** Slow ones first. */
function rank({ moduleId }: TestSpecification): number {
  return SLOW.some((part) => moduleId.includes(part)) ? 0 : 1;
}

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    testTimeout: 60_000,
    // Two cores are taken for granted. Of three tests one is waiting for a server most of the time; with more, answers come late.
    maxWorkers: 3,
    // No test changes what others import: the model is read, and made ready, once for each worker.
    isolate: false,
    sequence: { sequencer: SlowFirst },
  },
});
