import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import type { Failure, FailureStore } from '../../../conformance/failure/failure.ts';
import { startKeeper } from '../../../conformance/failure/keeper.ts';
import type { Death } from '../../../conformance/health/death-report.ts';
import type { SicknessKind } from '../../../conformance/health/sickness.ts';
import { collectFindings, type Finding } from '../../../conformance/findings.ts';
import type { Settled } from '../../../conformance/settle-finding.ts';
import { PLAIN } from '../history-of.ts';
import { refusedNick } from '../report/sample.ts';
import { planOf, toyRun } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const LONG = planOf('A PING x', 'A NICK');
const SHORT = planOf('A NICK');

/** What a run has found: a bare NICK that is not answered. */
function finding(): Finding {
  const setting = { namespace: 'nc', password: null, accounts: [] };
  const history = toyRun(LONG, setting, { bareNickUnanswered: true });
  const [found] = collectFindings(judge).add({ plan: LONG, setting, run: { history, trouble: null } }, 41);
  if (found === undefined) throw new Error('nothing was found');
  return found;
}

/** A store that remembers. */
function memory() {
  const found: Failure[] = [];
  const settled: Failure[] = [];
  const accounted: string[] = [];
  const store: FailureStore = {
    folder: 'memory',
    found: (failure) => found.push(failure),
    settled: (failures, ids) => {
      settled.push(...failures);
      accounted.push(...ids);
    },
  };
  return { store, found, settled, accounted };
}

const CONTEXT = { judge, circumstances: PLAIN, sources: {}, seed: 7 };

/** A death as it is told, with nothing else known of it. */
const dead = (id: string, death: SicknessKind): Death => ({
  divergence: { ...refusedNick, id, death },
  from: LONG,
  index: null,
});

describe('what a run finds', () => {
  test('is kept as it was met: the plan, the exchange, and where it comes from', () => {
    const { store, found } = memory();
    startKeeper(store, CONTEXT).found(finding());
    expect(found).toMatchObject([
      { rule: 'NICK-01', plan: LONG, from: LONG, seen: { times: 0, of: 0 }, seed: 7, index: 41, under: [] },
    ]);
    expect(found[0]).toMatchObject({
      met: 1,
      shrunk: { from: { acts: 2 }, to: { acts: 2 } },
      came: { why: '' },
    });
    expect(found[0]?.allowed?.map(({ what }) => what)).toContainEqual(expect.stringContaining('431'));
    expect(found[0]?.path?.map(({ line }) => line)).toEqual([0]);
    expect(found[0]?.transcript.map(({ text }) => text)).toContain('NICK');
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('is kept as it was shrunk, with the plan that met it, and no longer waits', () => {
    const { store, found, settled, accounted } = memory();
    const keeper = startKeeper(store, CONTEXT);
    const met = finding();
    keeper.found(met);
    const one: Settled = {
      finding: met,
      divergence: { ...refusedNick, plan: SHORT },
      rule: null,
      explainedBy: [],
      shown: met.specimen,
      until: { connections: [], ended: 0 },
    };
    keeper.settled([one], [met]);
    expect(settled).toMatchObject([
      { id: 'K7Q2', plan: SHORT, from: LONG, seen: { times: 5, of: 5 }, index: 41 },
    ]);
    const { path, allowed, came, clause, cause, met: times, shrunk } = refusedNick;
    expect(settled).toMatchObject([{ path, allowed, came, clause, cause, met: times, shrunk }]);
    expect(accounted).toEqual(found.map(({ id }) => id));
  });

  test('and is a death is kept too, also one that no plan brings about by itself', () => {
    const { store, found, settled, accounted } = memory();
    const keeper = startKeeper(store, CONTEXT);
    const death = { divergence: { ...refusedNick, id: 'L2V3', plan: SHORT }, from: LONG, index: null };
    keeper.foundDeath(death);
    expect(found).toMatchObject([{ id: 'L2V3', index: null }]);
    keeper.settledDeath(death);
    expect(settled).toMatchObject([{ id: 'L2V3', plan: SHORT, from: LONG }]);
    expect(accounted).toEqual(['L2V3']);
  });

  test('and is a death of another kind is not settled with it', () => {
    const { store, accounted } = memory();
    const keeper = startKeeper(store, CONTEXT);
    keeper.foundDeath(dead('A2A2', 'crashed'));
    keeper.foundDeath(dead('B3B3', 'killed'));
    keeper.foundDeath(dead('C4C4', 'crashed'));
    keeper.settledDeath(dead('C4C4', 'crashed'));
    expect(accounted).toEqual(['A2A2', 'C4C4']);
    keeper.settledDeath(dead('B3B3', 'killed'));
    expect(accounted).toEqual(['A2A2', 'C4C4', 'B3B3']);
  });

  test('is kept nowhere where there is no store', () => {
    const keeper = startKeeper(null, CONTEXT);
    const met = finding();
    keeper.found(met);
    expect(() => keeper.settled([], [met])).not.toThrow();
  });
});
