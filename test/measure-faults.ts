import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS, reference, referenceShortTimers, type Adapter } from '../adapters/index.ts';
import type { Divergence, Report } from '../conformance/report/report.ts';
import { nickCollider, replayedTwice } from './command-line.ts';
import { EXPECTED, type FaultExpectation } from './fault-expectations.ts';
import { hunt, ruleOf } from './hunt.ts';
import { measureRows } from './measured-table.ts';

/*
 * Measures how soon each fault of the reference server is found, and what is made of it, and writes docs/faults.md. Run by
 * `npm run faults`, with names of faults behind `--` for some of them alone, or with `-- --missing` for those that have no row yet.
 */

const PASSWORD = 'sesame';
const SEEDS = [1, 2, 3, 4, 5];
const MOST = 5000;
/** So many plans are checked at least where a finding is shrunk: one mistake is told best by several findings. */
const LEAST = 300;

/** A plan that waits takes seconds: so many at most, with so many clients, or so many where each runs by itself. */
const WAITING = { most: 200, clients: 96, alone: 4 };
/** Where plans wait, one in so many does, and so many of those are checked at least. */
const ONE_IN = 40;
const LEAST_WAITING = 8;

/** How many clients there are at once: with two of them each plan runs by itself, where it needs no more. */
function clientsOf({ alone, waits }: FaultExpectation): number | null {
  if (waits !== undefined) return alone === undefined ? WAITING.clients : WAITING.alone;
  return alone === undefined ? null : 2;
}

/** The server that has the fault. */
function adapterOf({ adapter, waits }: FaultExpectation): Adapter {
  return adapter ?? (waits === undefined ? reference : referenceShortTimers);
}

function mostOf({ waits }: FaultExpectation): number {
  return waits === undefined ? MOST : WAITING.most;
}

/** How many plans were run when the fault was found by its rule; null for never. */
async function plansUntil(expectation: FaultExpectation, seed: number): Promise<number | null> {
  const { fault, rules, password, waits } = expectation;
  const adapter = adapterOf(expectation);
  const clients = clientsOf(expectation);
  let found = false;
  const { tally } = await hunt(adapter, {
    faults: [fault],
    password: password === undefined ? null : PASSWORD,
    most: mostOf(expectation),
    onlyWaiting: waits !== undefined,
    seed,
    ...(clients === null ? {} : { clients }),
    enough: (finding) => (found ||= rules.includes(ruleOf(finding))),
  });
  return found ? tally.plans : null;
}

interface Shown {
  readonly divergence: Divergence | null;
  /** What `replay` said, with the fault and without it. */
  readonly replayed: string;
}

/** Checks, shrinks, and replays with the fault and without it. */
async function show(expectation: FaultExpectation, plans: number): Promise<Shown> {
  const { fault, rules, password, waits } = expectation;
  const clients = clientsOf(expectation);
  const out = mkdtempSync(join(tmpdir(), 'nick-collider-faults-'));
  try {
    const secret = password === undefined ? [] : ['--password', PASSWORD];
    const runs =
      waits === undefined ? Math.max(LEAST, 2 * plans) : ONE_IN * Math.max(LEAST_WAITING, 2 * plans);
    await nickCollider(
      'check',
      adapterOf(expectation).name,
      '--faults',
      fault,
      '--seed',
      '1',
      '--runs',
      String(runs),
      '--out',
      out,
      ...secret,
      ...(clients === null ? [] : ['--clients', String(clients)]),
    );
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    const divergence =
      report.divergences.find(({ rule }) => rules.includes(rule)) ?? report.divergences[0] ?? null;
    if (divergence === null) return { divergence, replayed: '-' };
    return { divergence, replayed: await replayedTwice(divergence.id, out, ...secret) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function median(counts: readonly (number | null)[]): number | null {
  const sorted = counts.map((count) => count ?? Infinity).toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  return middle === Infinity ? null : middle;
}

async function measure(expectation: FaultExpectation): Promise<string> {
  const counts: (number | null)[] = [];
  for (const seed of SEEDS) counts.push(await plansUntil(expectation, seed));
  const plans = median(counts);
  const most = mostOf(expectation);
  const { divergence, replayed } = await show(expectation, Math.max(plans ?? most, counts[0] ?? most));
  const size =
    divergence === null ? '-' : `${divergence.shrunk.to.acts} on ${divergence.shrunk.to.connections}`;
  const rate = divergence === null ? '-' : `${divergence.seen.times} of ${divergence.seen.of}`;
  const { mistake } = FAULTS[expectation.fault];
  const rule = divergence?.rule ?? '-';
  return `| \`${expectation.fault}\` | ${mistake} | \`${rule}\` | ${plans ?? `over ${most}`} | ${size} | ${rate} | ${replayed} |`;
}

const HEAD = `# Faults

Mistakes that the reference server can be told to make (\`--faults NAME\`), each a mechanism and no counter, and what the suite makes of
them. Written by \`npm run faults\`: every choice open, seeds 1 to 5, at most ${MOST.toLocaleString('en')} plans each. Of timers those plans are
counted that wait, ${WAITING.most} at most: others see nothing of them.

_Rule_: what a check of seed 1 puts it down to, its own rule where it tells of several divergences. _Plans_: how many were run when the
fault was first put down to its own rule, the median of the seeds (with a few under way at a time, so that the last digits vary).
_Shrunk to_: acts and connections, and _seen_: how often the shrunk plan showed it again, of seed 1. _Replay_: with the fault, and
without it.

| fault | mistake | rule | plans | shrunk to | seen | replay |
| --- | --- | --- | --- | --- | --- | --- |
`;

const byName = new Map<string, FaultExpectation>(
  EXPECTED.map((expectation) => [expectation.fault, expectation]),
);

await measureRows(
  {
    file: 'faults.md',
    head: HEAD,
    names: [...byName.keys()],
    measure: (name) => measure(byName.get(name) as FaultExpectation),
  },
  process.argv.slice(2),
);
