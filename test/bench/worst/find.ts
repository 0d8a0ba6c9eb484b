import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { reference, referenceClaimAtCompletion, referenceTakeOver } from '../../../adapters/index.ts';
import { dice, type Dice } from '../../../conformance/generate/dice.ts';
import { drawPlan } from '../../../conformance/generate/draw-plan.ts';
import type { History } from '../../../conformance/history.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { mutate } from '../../conformance/random-history.ts';
import { WORST_FOLDER, type WorstHistory } from '../../fixtures/worst.ts';
import { isJoinable, together } from '../crowd.ts';
import { record, setUp, type Stand } from '../whole.ts';
import { mutated, newGenome, source, type Genome } from './genome.ts';

/**
 * Looks for histories that take the search long, by hill climbing: plans are changed a little, run, and those are changed further
 * of which the history, or what a mistake would have made of it, takes the most states for each operation. Run by hand:
 *
 *     node dist/test/bench/worst/find.js [seconds for each kind of history] [seed]
 */
const [seconds = 60, seed = 1] = process.argv.slice(2).map(Number);

/** Genomes that are changed further, plans that are run at once, and changed histories of each run. */
const BEST = 10;
const BATCH = 48;
const MUTANTS = 4;

interface Find {
  readonly genome: Genome;
  readonly found: WorstHistory;
}

type Draw = (genome: Genome) => Plan | null;

/** Climbs for so many seconds; returns the worst history of each verdict. */
async function climb(stand: Stand, chance: Dice, draw: Draw): Promise<readonly WorstHistory[]> {
  const ends = performance.now() + seconds * 1000;
  const best = { conforms: [] as Find[], diverges: [] as Find[], undecided: [] as Find[] };
  while (performance.now() < ends) {
    const parents = Object.values(best).flat();
    const genomes = Array.from({ length: BATCH }, () =>
      parents.length === 0 || chance.percent(10)
        ? newGenome(chance)
        : mutated(chance.pick(parents).genome, chance),
    );
    const drawn = genomes.flatMap((genome) => {
      const plan = draw(genome);
      return plan === null ? [] : [{ genome, plan }];
    });
    const runs = await record(
      stand,
      drawn.map(({ plan }) => plan),
    );
    runs.forEach(({ history }, at) => {
      const { genome } = drawn[at] as (typeof drawn)[number];
      const mutants = Array.from({ length: MUTANTS }, () => mutate(history, chance));
      for (const some of [history, ...mutants]) {
        const found = judged(stand, some);
        best[found.verdict].push({ genome, found });
      }
    });
    for (const finds of Object.values(best)) keepBest(finds);
  }
  return Object.values(best).flatMap((finds) => finds.slice(0, 1).map(({ found }) => found));
}

/** Keeps the worst finds, at most one for each genome. */
function keepBest(finds: Find[]): void {
  const sorted = finds.toSorted((one, other) => badness(other.found) - badness(one.found));
  const distinct = sorted.filter(
    ({ genome }, at) => sorted.findIndex((find) => find.genome === genome) === at,
  );
  finds.splice(0, finds.length, ...distinct.slice(0, BEST));
}

function badness({ states, operations }: WorstHistory): number {
  return states / operations;
}

function judged({ name, settled, judge }: Stand, history: History): WorstHistory {
  const observation = judge.observe(history);
  const { kind, states } = judge.check(observation);
  const operations = observation.connections.reduce((sum, lane) => sum + lane.operations.length, 0);
  return { server: name, circumstances: settled, verdict: kind, operations, states, history };
}

mkdirSync(WORST_FOLDER, { recursive: true });
for (const adapter of [reference, referenceTakeOver, referenceClaimAtCompletion]) {
  const chance = dice(new Random(xoroshiro128plus(seed)));
  const stand = await setUp(adapter);
  const alone: Draw = (genome) => drawPlan(source(genome), stand.planOptions);
  const crowded: Draw = (genome) => {
    const chances = source(genome);
    const plans = [drawPlan(chances, stand.planOptions), drawPlan(chances, stand.planOptions)] as const;
    return plans.every(isJoinable) ? together(...plans) : null;
  };
  try {
    for (const [size, draw] of Object.entries({ plan: alone, crowd: crowded })) {
      for (const found of await climb(stand, chance, draw)) {
        const { verdict, operations, states } = found;
        const name = `${stand.name}-${size}-${verdict}`;
        writeFileSync(join(WORST_FOLDER, `${name}.json`), `${JSON.stringify(found, null, 1)}\n`);
        process.stdout.write(`${name}: ${states} states for ${operations} operations\n`);
      }
    }
  } finally {
    await stand.server.stop();
  }
}
