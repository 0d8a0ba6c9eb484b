export type { Count } from './rate-test.ts';
export { failsAlone, firstAlone } from './alone.ts';
export { mostReliable } from './most-reliable.ts';
export { startRejected } from './rejected.ts';
export { isSure, repeat, repeatAtFirst, together, type Repeated, type Repetition } from './repeat.ts';
export { shrink } from './shrink.ts';
export { breaks, failing, type ShrinkOptions, type Specimen } from './shrinking.ts';
