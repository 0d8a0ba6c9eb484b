import { describe, expect, test } from 'vitest';
import { PROFILES, type ProfileName } from '../../adapters/reference/profile.ts';
import type { Dialect } from '../../model/dialect.ts';
import { drawnTransitions, permittedTransitions } from '../../model/reach.ts';
import { createTable } from '../../model/table.ts';
import { reachableTransitions } from './world-walk.ts';

/** Every cell of the table is compiled once, for all of these tests. */
const table = createTable();
const LONG = 240_000;
const drawn = drawnTransitions({}).all;

function frozen(profile: ProfileName): Dialect {
  const choices = Object.entries(PROFILES[profile].choices).map(([slot, value]) => [slot, [value]]);
  return { ...Object.fromEntries(choices), server_password: ['none'] };
}

test(
  'a dialect that permits everything permits every transition that is drawn',
  () => {
    const permitted = permittedTransitions({}, table);
    expect([...permitted].filter((transition) => !drawn.has(transition))).toEqual([]);
    expect([...drawn].filter((transition) => !permitted.has(transition))).toEqual([]);
  },
  LONG,
);

describe.each<[ProfileName, number, number]>([
  ['reserve', 218, 172],
  ['take-over', 180, 144],
  ['claim-at-completion', 218, 184],
])('under the profile %s', (profile, permittedCount, reachedCount) => {
  test(
    'what two connections can reach is part of what is permitted',
    () => {
      const permitted = permittedTransitions(frozen(profile), table);
      const reached = reachableTransitions(frozen(profile), PROFILES[profile].nickLength, table);
      expect([...reached].filter((transition) => !permitted.has(transition))).toEqual([]);
      expect([permitted.size, reached.size]).toEqual([permittedCount, reachedCount]);
    },
    LONG,
  );
});

test('what the guards alone leave to a dialect holds all that a walk finds, and not all that is drawn', () => {
  const dialect = { nick_missing: ['461'], welcome: ['rfc1459'], registration_completes: ['at_once'] };
  const { all, permitted } = drawnTransitions(dialect);
  const walked = permittedTransitions(dialect, table);
  expect([...walked].filter((transition) => !permitted.has(transition))).toEqual([]);
  expect(permitted.size).toBeLessThan(all.size);
  expect([...permitted].filter((transition) => transition.includes('/ own, 001, 002'))).toEqual([]);
  expect(drawnTransitions({}).permitted).toEqual(all);
});
