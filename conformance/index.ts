/**
 * The suite as a library: make up plans, run them against a server, judge what happened, or do all of it with `check`. Every value
 * that passes from one stage to the next is plain, frozen JSON, so that a stage can be replaced or its output kept in a file.
 *
 * @example
 * ```ts
 * import { check } from 'nick-collider';
 * import { ngircd } from 'nick-collider/adapters';
 *
 * const result = await check(ngircd, 'ngircd', options, () => undefined);
 * if (result.kind === 'report') console.log(result.report.verdict);
 * ```
 *
 * @module
 */
export { createJudge, type Circumstances, type Judge, type Verdict } from './check.ts';
export type { Failure, FailureStore, StoredFailure } from './failure/failure.ts';
export { planArbitrary, planAt, shrinkPlan, type PlanOptions } from './generate/index.ts';
export type { History, HistoryEvent } from './history.ts';
export { assembleMatrix, type MatrixMaterial } from './matrix/assemble.ts';
export { MATRIX_REPORTERS } from './matrix/index.ts';
export type { Cell, Column, Matrix, Row } from './matrix/matrix.ts';
export { observe, type Lane, type Observation, type ObservationContext } from './observation.ts';
export type { CheckOptions, CheckResult } from './options.ts';
export { type Act, type Plan, type Round, type Setting, type Step } from './plan.ts';
export { replay, type ReplayOptions, type ReplayResult } from './replay/replay.ts';
export type { Replayed } from './replay/verdict.ts';
export { REPORTERS, type ReporterName } from './report/index.ts';
export type { Progress } from './report/progress.ts';
export type { Divergence, Report } from './report/report.ts';
export { runPlan } from './run/run-plan.ts';
export type { Run, RunOptions } from './run/run.ts';
export { search, type Node, type SearchResult } from './search.ts';
export { check } from './suite.ts';
