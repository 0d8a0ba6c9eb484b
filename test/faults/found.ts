import { expect, test } from 'vitest';
import { reference } from '../../adapters/index.ts';
import type { FaultExpectation } from '../fault-expectations.ts';
import { hunt, ruleOf } from '../hunt.ts';

const MOST_PLANS = 5000;
export const PASSWORD = 'sesame';

/** A test for each fault: so many plans are enough to find it, and to put it down to the rule that it was seeded against. */
export function eachIsFound(faults: readonly FaultExpectation[]): void {
  test.each(faults)(
    '$fault',
    { timeout: 120_000 },
    async ({ fault, rules, password, alone, adapter = reference }) => {
      const { findings } = await hunt(adapter, {
        faults: [fault],
        password: password === undefined ? null : PASSWORD,
        most: MOST_PLANS,
        ...(alone === undefined ? {} : { clients: 2 }),
        enough: (finding) => rules.includes(ruleOf(finding)),
      });
      expect(findings.map(ruleOf)).toEqual(expect.arrayContaining([expect.toBeOneOf([...rules])]));
    },
  );
}
