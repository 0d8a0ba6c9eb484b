import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { json } from '../../../conformance/report/json.ts';
import { pretty } from '../../../conformance/report/pretty.ts';
import type { BaselineReport, Report, Unmet } from '../../../conformance/report/report.ts';
import { parseReport } from '../../../conformance/report/schema.ts';
import { diverging, noReminder, refusedNick } from './sample.ts';

const PAGE = { width: 80, colour: false };
const other = { ...refusedNick, id: 'B2B2' };
const gone: Unmet = {
  id: 'P7G6',
  rule: 'NICK-08',
  grade: 'must',
  sentence: 'A change of nick frees the old nick at once.',
  now: 'gone',
  why: 'seen in 0 of 10 replays',
};

function told(baseline: Partial<BaselineReport>, change: Partial<Report> = {}): string {
  const report: Report = {
    ...diverging,
    ...change,
    baseline: {
      file: 'known.json',
      known: [],
      akin: {},
      unmet: [],
      isStale: false,
      update: false,
      ...baseline,
    },
  };
  expect(parseReport(json(report))).toEqual(report);
  return pretty(report, PAGE);
}

/** Without the line breaks that the width asks for. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

describe('what a baseline knows', () => {
  test('is told in a line each, and what is new in full, before it', () => {
    const text = told({ known: ['K7Q2', 'M31A'] }, { divergences: [other, refusedNick, noReminder] });
    expect(text).toContain('B2B2 · new · shrunk from');
    expect(text.indexOf('B2B2')).toBeLessThan(text.indexOf('known: in known.json'));
    expect(text).toMatch(/\n {4}= NICK-03 {2}K7Q2 {2}A refused NICK gives no nick\. +must · 5 of 5\n/);
    expect(text).toMatch(/\n {4}= REG-11 {2}M31A/);
    expect(text.match(/✗ not possible here/g)).toHaveLength(1);
    expect(text).toMatch(/known\.json: 2 known · 1 new\n/);
    expect(text).toContain('1 diverges · 0 non-strict · 2 known · seed');
  });

  test('is all that diverges of a run that conforms', () => {
    const text = told({ known: ['K7Q2'] }, { divergences: [refusedNick], verdict: 'conforms' });
    expect(text).toContain('✓ conforms: what diverges is known');
    expect(text).toContain('0 diverge · 0 non-strict · 1 known');
  });
});

describe('what is new', () => {
  test('of a known rule is told to be akin, and how chance is kept out', () => {
    const text = told({ akin: { B2B2: ['K7Q2', 'P7G6'] } }, { divergences: [other] });
    expect(flat(text)).toContain('baseline NICK-03 is in it already, as K7Q2, P7G6: the same mistake may');
    expect(flat(text)).toContain('give the same --seed and --runs each time');
  });

  test('beside what is not is told without that advice', () => {
    const text = told({ akin: { B2B2: ['K7Q2'] } }, { divergences: [other, noReminder] });
    expect(text).not.toContain('give the same');
  });

  test('and added is told so', () => {
    const text = told({ update: true }, { divergences: [other], verdict: 'conforms' });
    expect(text).toContain('known.json: 0 known · 1 new, and added');
    expect(text).toContain('✓ conforms: what diverges is known');
  });
});

describe('what was not met', () => {
  test('and is gone makes the baseline stale, with the way on', () => {
    const text = told({ unmet: [gone], isStale: true }, { divergences: [], verdict: 'conforms' });
    expect(text).toContain('stale: gone from the server, and still in known.json');
    expect(text).toMatch(
      /\n {4}- NICK-08 {2}P7G6 {2}A change of nick frees the old +seen in 0 of 10 replays\n/,
    );
    expect(text).toContain('give the same command with --update-baseline');
    expect(flat(text)).toContain(
      '✗ conforms: 1 455 sessions agree with the model, and the baseline is stale',
    );
    expect(text).toContain('0 known · 0 new · 1 gone');
  });

  test('and is gone is taken out by an update', () => {
    const text = told({ unmet: [gone], update: true }, { divergences: [], verdict: 'conforms' });
    expect(text).toContain('taken out of known.json: gone from the server');
    expect(text).not.toContain('same command');
    expect(text).toContain('1 gone, and taken out');
  });

  test('and is still there, or undecided, is told with what showed it', () => {
    const there: Unmet = { ...gone, id: 'A1A1', now: 'there', why: 'seen in 5 of 5 replays' };
    const why = 'passes in 3 runs, where 17 would tell, and the time is over';
    const text = told({ unmet: [there, { ...gone, now: 'undecided', why }] }, { divergences: [] });
    expect(text).toContain('known and not met, but still there when it was looked for again');
    expect(text).toMatch(/~ NICK-08 {2}A1A1 /);
    expect(flat(text)).toContain(`? NICK-08 P7G6 ${gone.sentence} ${why}`);
    expect(flat(text)).toContain('1 not met, and still there · 1 not met, and undecided');
  });
});

test('no line is wider than the page, whatever was not met, and nothing in it reaches the terminal', () => {
  for (const width of [80, 100, 120]) {
    const report: Report = {
      ...diverging,
      baseline: {
        file: `${'very/'.repeat(30)}long\u001b[31m.json`,
        known: ['K7Q2'],
        akin: { M31A: Array.from({ length: 40 }, (_, at) => `A${at}B2`) },
        unmet: [
          { ...gone, sentence: 'word '.repeat(40), why: 'because '.repeat(40) },
          { ...gone, now: 'undecided', why: '\u001b[31m' },
        ],
        isStale: true,
        update: false,
      },
    };
    const text = pretty(report, { width, colour: true });
    const lines = stripVTControlCharacters(text).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(pretty(report, { width, colour: false })).not.toContain('\u001b');
  }
});
