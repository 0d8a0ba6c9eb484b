import { describe, expect, test } from 'vitest';
import { parseBaseline } from '../../../conformance/baseline/schema.ts';
import { baselineText } from '../../../conformance/baseline/text.ts';
import { json } from '../../../conformance/report/json.ts';
import { kept } from '../failure/sample.ts';
import { diverging } from '../report/sample.ts';
import { known } from './sample.ts';

interface File {
  schema: unknown;
  tool: unknown;
  known: [Record<string, unknown>, ...unknown[]];
  circumstances: Record<string, Record<string, unknown>>;
  [other: string]: unknown;
}

/** A baseline that is whole, but for what is done to it. */
function spoilt(spoil: (file: File) => void): string {
  const file = JSON.parse(baselineText([known], '0.9.0')) as File;
  spoil(file);
  return JSON.stringify(file);
}

const circumstances = (file: File): Record<string, unknown> => Object.values(file.circumstances)[0] ?? {};

test('a baseline that is whole is read, also one in which nothing is known', () => {
  expect(parseBaseline(spoilt(() => undefined))).toEqual({ kind: 'baseline', known: [known] });
  expect(parseBaseline(baselineText([], '0.9.0'))).toEqual({ kind: 'baseline', known: [] });
});

test.each([
  ['', 'not JSON'],
  ['{ "kind": <<<<<<< HEAD', 'not JSON'],
  ['[]', 'no baseline'],
  ['null', 'no baseline'],
  ['{}', 'no baseline'],
  [json(diverging), 'no baseline'],
  [JSON.stringify(kept), 'no baseline'],
])('%.30s is none', (text, kind) => {
  expect(parseBaseline(text).kind).toBe(kind);
});

test('one of another version is told by its form and by who has written it, as far as it says', () => {
  const other = { kind: 'other version', schema: '2', writtenBy: '0.9.0' };
  expect(parseBaseline(spoilt((file) => (file.schema = 2)))).toEqual(other);
  expect(
    parseBaseline(
      spoilt((file) => {
        file.schema = '2';
        file.tool = 'something else';
      }),
    ),
  ).toEqual({ ...other, writtenBy: null });
});

describe('one that is broken is told where', () => {
  test.each<[string, (file: File) => void, string]>([
    ['no form', (file) => delete file.schema, 'schema'],
    ['a field too many', (file) => (file['more'] = 1), 'more'],
    [
      'a rule that there is not',
      (file) => (file.known[0]['rule'] = 'NICK-99'),
      'no rule NICK-99 in this version',
    ],
    ['the same under it', (file) => (file.known[0]['under'] = ['FORM-77']), 'known.0.under'],
    ['a death that there is not', (file) => (file.known[0]['death'] = 'bored'), 'known.0.death'],
    ['no id', (file) => (file.known[0]['id'] = ''), 'known.0.id'],
    ['one twice', (file) => file.known.push({ ...file.known[0] }), 'K7Q2 is in it twice'],
    ['a rate above all', (file) => (file.known[0]['seen'] = { times: 6, of: 5 }), 'more often than'],
    ['no plan', (file) => (file.known[0]['runs'] = [{ times: 1 }]), 'known.0.runs.0.plan'],
    [
      'no runs of a plan',
      (file) => (file.known[0]['runs'] = [{ times: 0, plan: kept.plan }]),
      'runs.0.times',
    ],
    [
      'runs without end',
      (file) => (file.known[0]['runs'] = [{ times: 1e9, plan: kept.plan }]),
      'too many runs',
    ],
    ['circumstances that are not there', (file) => (file.circumstances = {}), 'circumstances of K7Q2'],
    [
      'choices that there are not',
      (file) => (circumstances(file)['dialect'] = { tea: ['green'] }),
      'dialect',
    ],
  ])('%s', (_what, spoil, reason) => {
    const parsed = parseBaseline(spoilt(spoil));
    expect(parsed).toMatchObject({ kind: 'broken', writtenBy: '0.9.0' });
    expect(parsed.kind === 'broken' ? parsed.reason : '').toContain(reason);
  });
});
