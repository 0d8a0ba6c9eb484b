import { describe, expect, test } from 'vitest';
import { coverageOf, dialectOf } from '../../../conformance/report/coverage.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { chartOf, statesOf } from '../../../model/chart/graph.ts';
import { SLOTS, type Dialect } from '../../../model/dialect.ts';
import { drawnTransitions } from '../../../model/reach.ts';
import { sessionChart } from '../../../model/session.ts';
import { conforming } from './sample.ts';

const DIALECT: Dialect = {
  nick_missing: ['461'],
  welcome: ['rfc1459'],
  registration_completes: ['at_once'],
  'nick_hold@registered_claimant': ['reserve', 'kill_holder'],
};
const drawn = drawnTransitions(DIALECT);
const WELCOME = 'connected.registration.registering always / own, 001 → connected.registration.registered';
const FRESH =
  'connected.registration.registered.nick.arriving always → connected.registration.registered.nick.fresh';

/** A report of a run under that dialect that took these. */
function reportOf(taken: Readonly<Record<string, number>>, permitted = drawn.permitted): Report {
  const settled: Record<string, string> = {};
  const open: Report['dialect']['open'][number][] = [];
  for (const { name, choice, values } of SLOTS) {
    const left = DIALECT[name] ?? DIALECT[choice.id] ?? values;
    if (left.length === 1) settled[name] = left[0] as string;
    else open.push({ choice: name, values: left, rules: [] });
  }
  const missed = [...permitted].filter((id) => !Object.hasOwn(taken, id));
  return { ...conforming, dialect: { settled, open }, coverage: { taken, missed, unreachable: 0 } };
}

describe('the coverage that a report tells', () => {
  const coverage = coverageOf(reportOf({ [WELCOME]: 12, [FRESH]: 12 }));

  test('puts each transition of the chart in one place: taken, missed, impossible, or a time-out', () => {
    const all = statesOf(chartOf(sessionChart)).flatMap(({ transitions }) => transitions.map(({ id }) => id));
    const { taken, missed, impossible, timeouts } = coverage;
    const places = [...Object.keys(taken), ...missed, ...impossible, ...timeouts];
    expect(places.toSorted()).toEqual([...new Set(all)].toSorted());
    expect([Object.keys(taken).length, missed.size, impossible.size > 0, timeouts.size > 0]).toEqual([
      2,
      drawn.permitted.size - 2,
      true,
      true,
    ]);
  });

  test('holds impossible what the dialect rules out, and not what it leaves open', () => {
    const { impossible, missed } = coverage;
    expect([...impossible].filter((id) => id.includes('own, 001, 002'))).not.toEqual([]);
    expect([...missed].some((id) => id.includes('evict holder'))).toBe(true);
    expect(new Set([...impossible].filter((id) => drawn.permitted.has(id)))).toEqual(new Set());
  });

  test('has time-outs neither missed nor impossible, and taken where one was', () => {
    const [timeout = ''] = coverage.timeouts;
    expect([...coverage.timeouts].every((id) => / (EXPIRE|TIMEOUT\.\w+) |presence\.asked /.test(id))).toBe(
      true,
    );
    const met = coverageOf(reportOf({ [timeout]: 1 }));
    expect(met.taken).toEqual({ [timeout]: 1 });
    expect(met.timeouts.has(timeout)).toBe(false);
  });

  test('counts how often a state was entered', () => {
    expect(coverage.entered.get('connection.connected.registration.registered')).toBe(12);
    expect(coverage.entered.get('connection.connected.registration.registered.nick.fresh')).toBe(12);
    expect(coverage.entered.get('closing')).toBe(0);
  });

  test('leaves out names that the chart does not have, as in a report of another version', () => {
    const { taken, missed } = coverageOf(reportOf({ 'nick.unset NICK': 3 }, new Set(['cookie.asked PONG'])));
    expect(taken).toEqual({});
    expect(missed.size).toBe(0);
  });
});

test('the dialect of a report is that which the run was judged under', () => {
  const dialect = dialectOf(reportOf({}).dialect);
  expect(drawnTransitions(dialect)).toEqual(drawn);
  expect(dialect['nick_hold@registered_claimant']).toEqual(['reserve', 'kill_holder']);
});
