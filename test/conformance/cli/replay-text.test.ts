import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsText, replayedLines } from '../../../conformance/cli/replay-text.ts';
import type { Replayed } from '../../../conformance/replay/verdict.ts';
import { kept } from '../failure/sample.ts';

test('no line exceeds the page, none holds a control character, whatever is told', () => {
  const counts = { times: fc.nat(99_999), of: fc.nat(99_999) };
  const replayed: fc.Arbitrary<Replayed> = fc.oneof(
    fc.record({ kind: fc.constantFrom('fixed' as const, 'fails' as const, 'sometimes' as const), ...counts }),
    fc.record({ kind: fc.constant('undecided' as const), cause: fc.string({ unit: 'binary' }) }),
  );
  const status = fc.constantFrom('open' as const, { fixed: '2026-11-25T12:00:00.000Z' });
  const sentence = fc.string({ unit: 'binary', maxLength: 200 });
  const rule = fc.constantFrom('NICK-03', 'UNEXPLAINED');
  fc.assert(
    fc.property(replayed, status, sentence, rule, (replayed, status, sentence, rule) => {
      const failure = { ...kept, status, sentence, rule };
      for (const line of replayedLines(failure, replayed, 11, 80, (_style, text) => text)) {
        expect(line.length).toBeLessThanOrEqual(80);
        expect(line).not.toMatch(/\p{C}/u);
      }
    }),
  );
});

test('what is counted is what there is', () => {
  expect(countsText(['fixed'])).toBe('1 fixed');
  expect(countsText(['fails', 'undecided', 'fails'])).toBe('2 fail, 1 undecided');
});
