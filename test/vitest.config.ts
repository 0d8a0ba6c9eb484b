import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes: begun last, one of them would go on alone when all others are done. */
const SLOW = [
  '/test/faults/',
  '/test/deaths',
  '/test/model/rules/concerns',
  '/test/model/chart/draw',
  '/worst',
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
    // Many tests start servers and wait for what they answer: on a small machine more at once only wait longer.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
  },
});
