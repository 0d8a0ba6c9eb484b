import { describe, expect, test } from 'vitest';
import { divergenceArticle, divergenceEntry } from '../../../conformance/page/article.ts';
import { baselineCard } from '../../../conformance/page/baseline-card.ts';
import { reportPage } from '../../../conformance/page/report-page.ts';
import { reportHeading } from '../../../conformance/page/summary.ts';
import type { BaselineReport, Unmet } from '../../../conformance/report/report.ts';
import { conforming, diverging, refusedNick } from '../report/sample.ts';

const gone: Unmet = {
  id: 'P7G6',
  rule: 'NICK-08',
  grade: 'must',
  sentence: 'A change of nick frees the old nick at once.',
  now: 'gone',
  why: 'seen in 0 of 10 replays',
};
const NOTHING: BaselineReport = {
  file: 'known.json',
  known: [],
  akin: {},
  unmet: [],
  isStale: false,
  update: false,
};
const text = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const card = (change: Partial<BaselineReport>): string =>
  text(baselineCard({ ...NOTHING, ...change }).markup);
const entry = (baseline?: BaselineReport): string =>
  text(divergenceEntry(refusedNick, baseline === undefined ? {} : { baseline }).markup);
const article = (baseline: BaselineReport): string =>
  text(
    divergenceArticle(refusedNick, { server: { name: null, version: null }, kept: null, baseline }).markup,
  );

describe('the card of a baseline', () => {
  test('tells what was known and met, and what has become of what was not met', () => {
    const there: Unmet = { ...gone, id: 'A1A1', now: 'there', why: 'seen in 5 of 5 replays' };
    const told = card({ known: ['K7Q2'], unmet: [gone, there], isStale: true });
    expect(told).toContain('known.json , which is stale');
    expect(told).toContain('1 of those that were met');
    expect(told).toMatch(/gone NICK-08 P7G6 A change of nick .*\(seen in 0 of 10 replays\)/);
    expect(told).toMatch(/not met, still there NICK-08 A1A1/);
    expect(told).toMatch(/not met, undecided none/);
  });

  test('tells what an update has taken out', () => {
    expect(card({ unmet: [gone], update: true })).toMatch(/brought up to date .* taken out NICK-08 P7G6/);
  });

  test('does not do what is written in it', () => {
    const why = '<script>alert(1)</script>\u202e';
    const { markup } = baselineCard({ ...NOTHING, file: '"><b>', unmet: [{ ...gone, why }] });
    expect(markup).not.toMatch(/<script|<b>|\u202e/);
  });
});

test('each divergence tells whether it is known, where that was asked', () => {
  expect(entry({ ...NOTHING, known: ['K7Q2'] })).toContain(' known must');
  expect(entry(NOTHING)).toContain(' new must');
  expect(entry()).not.toMatch(/ known| new/);
  expect(article({ ...NOTHING, known: ['K7Q2'] })).toContain('K7Q2 · known · shrunk');
  expect(article({ ...NOTHING, akin: { K7Q2: ['P7G6'] } })).toContain('is in it already, as P7G6');
});

test('a page of a run whose baseline is stale says so at its top, whatever the verdict', () => {
  const stale = { ...conforming, baseline: { ...NOTHING, unmet: [gone], isStale: true } };
  expect(reportHeading(stale).markup).toMatch(
    /class="verdict diverges">\s+✗ conforms, and the baseline is stale/,
  );
  expect(text(reportPage(stale))).toContain('The baseline file known.json');
  expect(reportPage(diverging)).not.toContain('The baseline');
});
