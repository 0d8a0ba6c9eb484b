import { describe, expect, test } from 'vitest';
import { referenceShortTimers } from '../../adapters/index.ts';
import { TIMER_EXPECTATIONS } from '../fault-expectations.ts';
import { hunt, ruleOf } from '../hunt.ts';

/** A plan that waits takes seconds: so many, a wave of them side by side after the other, and several faults at once. */
const MOST_PLANS = 72;
const WAVE = 12;
const CLIENTS = 96;
/** One plan at a time: its own clients are each other's neighbours. */
const ALONE = 4;

describe('every fault of timers is found by the rule that it was seeded against', () => {
  test.concurrent.each(TIMER_EXPECTATIONS)(
    '$fault',
    { timeout: 120_000 },
    async ({ fault, rules, alone }) => {
      const { findings } = await hunt(referenceShortTimers, {
        faults: [fault],
        password: null,
        most: MOST_PLANS,
        clients: alone === undefined ? CLIENTS : ALONE,
        onlyWaiting: true,
        wave: WAVE,
        enough: (finding) => rules.includes(ruleOf(finding)),
      });
      expect(findings.map(ruleOf)).toEqual(expect.arrayContaining([expect.toBeOneOf([...rules])]));
    },
  );
});

test('without a fault nothing is found, and every time-out is met', { timeout: 60_000 }, async () => {
  const { findings, tally } = await hunt(referenceShortTimers, {
    faults: [],
    password: null,
    most: 32,
    clients: 192,
    onlyWaiting: true,
    enough: () => false,
  });
  expect(findings.map(ruleOf)).toEqual([]);
  expect(tally.undecided).toEqual({});
  const met = Object.keys(tally.taken).flatMap((id) => /TIMEOUT\.\w+/.exec(id) ?? []);
  expect(new Set(met)).toEqual(new Set(['TIMEOUT.registration', 'TIMEOUT.silence', 'TIMEOUT.ping']));
});
