import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFailure } from '../../../conformance/failure/schema.ts';
import { planArbitrary } from '../../../conformance/generate/index.ts';
import { jsonText } from '../../../conformance/report/json.ts';
import { kept, keptBefore } from './sample.ts';
import { WITHOUT_CAP } from '../generate/without-cap.ts';

test('what is kept is read as it was written, whatever its plans and texts', () => {
  const plans = planArbitrary({ nickLength: 9, password: true, casemapping: null, ...WITHOUT_CAP });
  const texts = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(plans, plans, texts, (plan, from, text) => {
      const [line] = kept.transcript;
      const transcript = line === undefined ? [] : [{ ...line, text, note: text }];
      const failure = { ...kept, plan, from, transcript, sentence: text };
      expect(parseFailure(jsonText(failure))).toEqual({ kind: 'failure', failure });
    }),
    { numRuns: 30 },
  );
});

test('a file of a version that kept less is read as it was written', () => {
  expect(parseFailure(jsonText(keptBefore))).toEqual({ kind: 'failure', failure: keptBefore });
});

test('of a version that knew nothing of capabilities nobody knows what the server offered', () => {
  const { accounts: _accounts, capabilities: _capabilities, ...older } = kept.circumstances;
  expect(parseFailure(jsonText({ ...kept, circumstances: older }))).toEqual({
    kind: 'failure',
    failure: kept,
  });
  const circumstances = { ...kept.circumstances, accounts: 2, capabilities: { sasl: 'PLAIN', x: null } };
  const failure = { ...kept, circumstances };
  expect(parseFailure(jsonText(failure))).toEqual({ kind: 'failure', failure });
});

test.each([[{ fixed: '2026-11-25T12:00:00.000Z' }], ['open']])('its status may be %j', (status) => {
  expect(parseFailure(JSON.stringify({ ...kept, status }))).toMatchObject({ failure: { status } });
});

describe('a file that no failure can be read from is told why', () => {
  test.each([
    ['{', 'it is not JSON'],
    ['[]', 'schema'],
    [JSON.stringify({ ...kept, schema: 2 }), 'schema'],
    [JSON.stringify({ ...kept, rule: 'NICK-99' }), 'no rule NICK-99 in this version'],
    [JSON.stringify({ ...kept, under: ['FORM-77'] }), 'no rule FORM-77 in this version'],
    [JSON.stringify({ ...kept, status: 'gone' }), 'status'],
    [JSON.stringify({ ...kept, date: 'yesterday' }), 'date'],
    [JSON.stringify({ ...kept, plan: { connections: 1, rounds: [[{}]] } }), 'plan.rounds.0.0'],
    [JSON.stringify({ ...kept, met: -1 }), 'met'],
    [JSON.stringify({ ...kept, shrunk: { from: 3 } }), 'shrunk'],
    [JSON.stringify({ ...kept, path: [{ line: 0 }] }), 'path.0'],
    [dialect({ nick_missing: ['999'] }), 'circumstances.dialect: choices that this version does not have'],
    [dialect({ tea: ['green'] }), 'circumstances.dialect: choices that this version does not have'],
  ])('%.40s', (text, reason) => {
    const parsed = parseFailure(text);
    expect(parsed.kind === 'unreadable' ? parsed.reason : 'read').toContain(reason);
  });
});

function dialect(changed: Readonly<Record<string, readonly string[]>>): string {
  return JSON.stringify({ ...kept, circumstances: { ...kept.circumstances, dialect: changed } });
}
