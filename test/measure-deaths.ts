import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reference } from '../adapters/index.ts';
import { DEADLY_FAULTS } from '../adapters/reference/deadly-faults.ts';
import type { Report } from '../conformance/report/report.ts';
import { repetitionOf } from '../conformance/plan.ts';
import { nickCollider, replayedTwice } from './command-line.ts';
import { DEADLY, type DeadlyExpectation } from './deadly-expectations.ts';
import { firstDeath } from './first-death.ts';
import { measureRows } from './measured-table.ts';

/*
 * Measures how the faults that end or lame the reference server are told, and writes docs/deaths.md. Run by `npm run deaths`, with
 * names of faults behind `--` for some of them alone, or with `-- --missing` for those that have no row yet.
 */

const SEEDS = 20;
const MOST = 5_000;

/** In how many runs of different seeds the kind was right, with no alarm before, and after how many plans at the median. */
async function kinds({ fault, kind }: DeadlyExpectation): Promise<string> {
  let right = 0;
  const plans: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const found = await firstDeath(reference, { fault, seed, most: MOST, explain: false });
    if (found.kind === kind && found.findings.length === 0) right += 1;
    plans.push(found.plans);
  }
  const median = plans.toSorted((one, other) => one - other)[SEEDS / 2] ?? 0;
  return `${right} of ${SEEDS} | ${median}`;
}

/** What a check makes of it, and a replay with the fault and without it. */
async function shown({ fault, kind }: DeadlyExpectation): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'nick-collider-deaths-'));
  try {
    const faulty = ['--faults', fault, '--out', out];
    await nickCollider('check', 'reference', '--seed', '1', '--for', '10s', '--deadline', '1s', ...faulty);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const death = report.divergences.find((one) => one.death === kind);
    if (death === undefined) return '- | - | - | -';
    const { acts, connections } = death.shrunk.to;
    const one = `${acts} on ${connections}`;
    const { round, times } = repetitionOf([...(death.before ?? []), death.plan]);
    const size = `${round.length === 1 ? one : `${round.length} plans`}${times === 1 ? '' : `, ${times} times`}`;
    const replayed = await replayedTwice(death.id, out);
    return `\`${death.rule}\` | ${size} | ${death.seen.times} of ${death.seen.of} | ${replayed}`;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const HEAD = `# Deaths

Mistakes that end the reference server, or lame it, and what the suite makes of them. Written by \`npm run deaths\`: every choice open.

_Kind right_: in how many runs, of seeds 1 to ${SEEDS}, what ails the server was told rightly, with nothing else found before. _Plans_:
how many had been begun by then, the median. The rest is of one check of seed 1: what it takes to bring it about again (acts and
connections of one plan, and how often it has to run, or how many plans), how often that was seen again, and what replay says with the fault and without it.

| fault | mistake | kind | kind right | plans | rule | shrunk to | seen | replay |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`;

const byName = new Map<string, DeadlyExpectation>(
  DEADLY.map((expectation) => [expectation.fault, expectation]),
);

async function measure(name: string): Promise<string> {
  const expectation = byName.get(name) as DeadlyExpectation;
  const { fault, kind } = expectation;
  const { mistake } = DEADLY_FAULTS[fault];
  return `| \`${fault}\` | ${mistake} | ${kind} | ${await kinds(expectation)} | ${await shown(expectation)} |`;
}

await measureRows(
  { file: 'deaths.md', head: HEAD, names: [...byName.keys()], measure },
  process.argv.slice(2),
);
