import { createJudge, type Judge } from '../../conformance/check.ts';
import type { Observation } from '../../conformance/observation.ts';
import type { Plan } from '../../conformance/plan.ts';
import { createTable } from '../../model/table.ts';
import { worstHistories } from '../fixtures/worst.ts';
import { isJoinable, isRaced, together } from './crowd.ts';
import type { Figure } from './figures.ts';
import { firstPlans, record, type Stand } from './whole.ts';

/** Default plans, as many as it takes to tell one in a thousand. */
const DEFAULTS = 3000;
/** So many of each size. */
const SAMPLE = 150;
const PASSES = 4;
const SOON_MS = 2;
const SOON_SHARE = 99.9;

/** A history that is judged, and the judge of its server, that knows nothing of its choices. */
interface Case {
  readonly judge: Judge;
  readonly observation: Observation;
}

interface Measure {
  /** The best of some passes. */
  readonly ms: number;
  readonly states: number;
  readonly operations: number;
}

/** How long the search for an order takes: on histories of a few sizes, on those of a default run, and on the worst ones known. */
export async function searchFigures(
  stand: Stand,
): Promise<{ figures: readonly Figure[]; notes: readonly string[] }> {
  const defaults = firstPlans(stand, DEFAULTS);
  const sized = (connections: number): readonly Plan[] =>
    defaults.filter((plan) => plan.connections === connections && isRaced(plan)).slice(0, SAMPLE);
  const fours = defaults.filter((plan) => plan.connections === 4 && isRaced(plan) && isJoinable(plan));
  const eights = fours
    .slice(0, SAMPLE)
    .flatMap((plan, at) => (at % 2 === 0 ? [] : [together(fours[at - 1] as Plan, plan)]));
  const samples: readonly (readonly [string, readonly Case[]])[] = [
    ['2 connections', await recorded(stand, sized(2))],
    ['4 connections', await recorded(stand, sized(4))],
    ['8 connections', await recorded(stand, eights)],
    ['the worst known', worst()],
    ['as generated', await recorded(stand, defaults)],
  ];
  const measured = samples.map(([name, cases]) => ({ name, measures: measure(cases) }));
  const ofDefaults = measured.at(-1)?.measures ?? [];
  return {
    figures: [
      ...measured.flatMap(({ name, measures }) => rates(`search, ${name}`, measures)),
      {
        what: `search, as generated: decided in under ${SOON_MS} ms`,
        value: (100 * ofDefaults.filter(({ ms }) => ms < SOON_MS).length) / ofDefaults.length,
        unit: '%',
        target: SOON_SHARE,
      },
    ],
    notes: measured.map(({ name, measures }) => `search, ${name}: ${percentiles(measures)}`),
  };
}

async function recorded(stand: Stand, plans: readonly Plan[]): Promise<readonly Case[]> {
  const { judge } = stand;
  const runs = await record(stand, plans);
  return runs.map(({ history }) => ({ judge, observation: judge.observe(history) }));
}

function worst(): readonly Case[] {
  const table = createTable();
  return [...worstHistories().values()].map(({ circumstances, history }) => {
    const judge = createJudge(circumstances, table);
    return { judge, observation: judge.observe(history) };
  });
}

/** Judges all of them again and again; the first pass fills tables and warms up. */
function measure(cases: readonly Case[]): readonly Measure[] {
  const measures = cases.map(({ observation: { connections } }) => ({
    ms: Infinity,
    states: 0,
    operations: connections.reduce((sum, { operations }) => sum + operations.length, 0),
  }));
  for (let pass = 0; pass < PASSES; pass += 1) {
    cases.forEach(({ judge, observation }, at) => {
      const began = performance.now();
      const { states } = judge.check(observation);
      const ms = performance.now() - began;
      const known = measures[at] as (typeof measures)[number];
      known.states = states;
      if (pass > 0) known.ms = Math.min(known.ms, ms);
    });
  }
  return measures;
}

function rates(what: string, measures: readonly Measure[]): readonly Figure[] {
  const sum = (count: (each: Measure) => number): number =>
    measures.reduce((total, each) => total + count(each), 0);
  const operations = sum((each) => each.operations);
  return [
    { what, value: (operations * 1000) / sum(({ ms }) => ms), unit: 'operations/s' },
    { what, value: sum(({ states }) => states) / measures.length, unit: 'states/history' },
    { what, value: sum(({ states }) => states) / operations, unit: 'states/operation' },
  ];
}

const SHARES = [0.5, 0.99, 0.999, 1];

function percentiles(measures: readonly Measure[]): string {
  const times = atShares(measures.map(({ ms }) => ms)).map((ms) => ms.toFixed(2));
  const states = atShares(measures.map((each) => each.states));
  return `${measures.length} histories; median, p99, p99.9 and most: ${times.join(', ')} ms; ${states.join(', ')} states`;
}

function atShares(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return SHARES.map((share) => sorted[Math.ceil(share * sorted.length) - 1] as number);
}
