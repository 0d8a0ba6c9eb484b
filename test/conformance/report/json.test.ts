import { expect, test } from 'vitest';
import { json } from '../../../conformance/report/json.ts';
import { REPORTERS } from '../../../conformance/report/index.ts';
import { parseReport } from '../../../conformance/report/schema.ts';
import { parseUntestable } from '../../../conformance/report/untestable-schema.ts';
import { untestableJson } from '../../../conformance/report/untestable-json.ts';
import { conforming, diverging, limited, refusedNick } from './sample.ts';

test.each([conforming, diverging, limited, { ...conforming, logon: 'with USER before NICK' }])(
  'a report is read back as it was',
  (report) => {
    expect(parseReport(json(report))).toEqual(report);
  },
);

test('one that was written before reports had notes has none', () => {
  const { notes: _notes, ...older } = conforming;
  expect(parseReport(JSON.stringify(older))).toEqual(conforming);
});

test('characters that a terminal obeys are escaped, and read back', () => {
  const report = { ...conforming, target: 'a\u0007\u001b[2J\u009b\u202e\u2028\ufeffé' };
  expect(json(report)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]/u);
  expect(parseReport(json(report))).toEqual(report);
});

test.each([
  ['no JSON', '{'],
  ['another schema', json(conforming).replace('"schema": 1', '"schema": 2')],
  ['an unknown verdict', json(conforming).replace('"conforms"', '"passes"')],
  ['a missing field', json(conforming).replace('"seed"', '"sead"')],
])('%s is refused', (_, text) => {
  expect(() => parseReport(text)).toThrow();
});

const [step] = refusedNick.path ?? [];
test.each([
  ['a step with a field that is not known', [{ ...step, colour: 'red' }]],
  ['a line that is none', [{ ...step, line: 0.5 }]],
  ['a transition of any length', [{ ...step, transitions: ['x'.repeat(10_000)] }]],
  ['more states than a chart has', [{ ...step, standing: { A: Array.from({ length: 1_000 }, String) } }]],
  ['more connections than a plan has', [{ ...step, standing: crowd(100) }]],
  ['more steps than any plan takes', Array.from({ length: 50_000 }, () => step)],
])('a path with %s is refused', (_, path) => {
  const divergences = [{ ...refusedNick, path }];
  expect(() => parseReport(JSON.stringify({ ...conforming, divergences }))).toThrow(/invalid/i);
});

function crowd(size: number): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Array.from({ length: size }, (__, each) => [`C${each}`, []]));
}

test('every reporter renders a whole text that ends with a line end', () => {
  for (const report of Object.values(REPORTERS)) {
    expect(report(diverging, { width: 80, colour: false })).toMatch(/\S\n*\n$/);
  }
});

const PROBLEM = { message: 'nobody can log on to x', hint: ['start it \u0007', ''] };
const SHUT_OUT = {
  tried: [
    {
      how: 'bare lf',
      sent: ['NICK a', 'USER u 0 * :r'],
      ended: 'LF',
      outcome: 'refused',
      came: ':s 432 * a :No',
      ms: 3,
    },
    { how: 'pass', sent: ['PASS x'], ended: 'CR LF', outcome: 'silent', came: null, ms: 1_250 },
  ],
  likely: 'no nick is good enough',
} as const;

test.each([PROBLEM, { ...PROBLEM, shutOut: SHUT_OUT }])(
  'why nothing could be tested is read back as it was',
  (problem) => {
    expect(parseUntestable(untestableJson('irc://x', '1.2.3', problem))).toEqual({
      schema: 1,
      tool: { name: 'nick-collider', version: '1.2.3' },
      target: 'irc://x',
      verdict: 'untestable',
      ...problem,
    });
  },
);

test('a report is no problem, and a problem no report', () => {
  expect(() => parseUntestable(json(conforming))).toThrow();
  expect(() => parseReport(untestableJson('irc://x', '1.2.3', PROBLEM))).toThrow();
  const odd = untestableJson('irc://x', '1.2.3', { ...PROBLEM, shutOut: SHUT_OUT }).replace(
    '"silent"',
    '"loud"',
  );
  expect(() => parseUntestable(odd)).toThrow();
});
