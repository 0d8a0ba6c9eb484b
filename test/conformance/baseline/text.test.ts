import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../../conformance/baseline/baseline.ts';
import { parseBaseline } from '../../../conformance/baseline/schema.ts';
import { baselineText } from '../../../conformance/baseline/text.ts';
import { planArbitrary } from '../../../conformance/generate/index.ts';
import { WITHOUT_CAP } from '../generate/without-cap.ts';
import { another, known } from './sample.ts';

const VERSION = '1.2.3';

/** What a text says is known. */
function readBack(text: string): readonly Known[] {
  const parsed = parseBaseline(text);
  if (parsed.kind !== 'baseline') throw new Error(JSON.stringify(parsed));
  return parsed.known;
}

const plans = planArbitrary({
  nickLength: 9,
  password: true,
  casemapping: null,
  fragment: true,
  ...WITHOUT_CAP,
});
const several: fc.Arbitrary<readonly Known[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[A-Z]\d[A-Z]\d$/),
      rule: fc.constantFrom('NICK-03', 'NICK-08', 'LIVE-01', 'UNEXPLAINED'),
      sentence: fc.string({ unit: 'binary', maxLength: 40 }),
      under: fc.constantFrom([], ['REPLY-03']),
      runs: fc.array(fc.record({ times: fc.integer({ min: 1, max: 300 }), plan: plans }), { maxLength: 2 }),
      deadlineMs: fc.constantFrom(500, 5_000),
    })
    .map(({ deadlineMs, ...rest }) => ({
      ...known,
      ...rest,
      circumstances: { ...known.circumstances, deadlineMs },
    })),
  { selector: ({ id }) => id, maxLength: 6 },
);

describe('a baseline as text', () => {
  test('is read as it was written, whatever is in it, and written as it was read', () => {
    fc.assert(
      fc.property(several, (some) => {
        const text = baselineText(some, VERSION);
        const back = readBack(text);
        expect(back.toSorted(byId)).toEqual(some.toSorted(byId));
        expect(baselineText(back, VERSION)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same in whatever order things were found: by rule, then by id', () => {
    const some = [another('B2B2', 'NICK-08'), another('C3C3', 'LIVE-01'), another('A1A1', 'NICK-08')];
    const text = baselineText(some, VERSION);
    expect(baselineText(some.toReversed(), VERSION)).toBe(text);
    expect([...text.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id)).toEqual(['C3C3', 'A1A1', 'B2B2']);
  });

  test('differs where one is added in the lines of that one alone', () => {
    const before = baselineText([another('A1A1', 'NICK-03')], VERSION).split('\n');
    const after = baselineText([another('A1A1', 'NICK-03'), another('B2B2', 'NICK-08')], VERSION).split('\n');
    const added = after.filter((line) => !before.includes(line));
    expect(added.every((line) => /B2B2|NICK-08|^ {4}\},$/.test(line))).toBe(true);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  test('has a round of a plan a line, and the circumstances of all of them once', () => {
    const text = baselineText([known, another('B2B2', 'NICK-08')], VERSION);
    expect(text).toMatch(
      /\n +\[\{"connection": 1, "act": \{"kind": "send", "lines": \["NICK \{ns\}e"\]\}\}\],\n/,
    );
    expect(text.match(/"releaseMs"/g)).toHaveLength(1);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('holds no character that a terminal would take for more than itself', () => {
    const text = baselineText([{ ...known, sentence: '\u202e\u009b31m\u0007\u200b' }], VERSION);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

function byId(one: Known, other: Known): number {
  return one.id < other.id ? -1 : 1;
}
