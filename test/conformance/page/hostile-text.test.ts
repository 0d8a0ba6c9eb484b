import { assert, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divergenceArticle, divergenceEntry } from '../../../conformance/page/article.ts';
import type { Divergence, TranscriptLine } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';
import { hostileDivergence, hostileText } from './hostile-divergence.ts';
import { allOf, readXml, textOf, type XmlElement } from './well-formed.ts';

/** Elements that do nothing but show text. */
const ELEMENTS = new Set(
  'article header h3 h4 a span p div button output svg g rect path text title circle ul ol li code pre dl dt dd details summary table thead tbody tr th td'.split(
    ' ',
  ),
);
const ATTRIBUTES =
  /^(class|id|data-[a-z]+|tabindex|aria-[a-z]+|href|role|type|hidden|scope|colspan|xmlns|viewBox|width|height|x|y|rx|d|cx|cy|r|text-anchor)$/;
/** What is printed as it is: nothing that hides, turns or controls. */
const SHOWN =
  /^[\n\x20-\x7e\xa1-\xac\xae-\u017f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2400-\u2426\u2500-\u25ff\u2713-\u2718]*$/;

/** What is wrong with a piece of a page. */
function faultsOf(element: XmlElement): readonly string[] {
  return allOf(element).flatMap(({ name, attributes, text }) => [
    ...(ELEMENTS.has(name) ? [] : [`<${name}>`]),
    ...Object.keys(attributes).filter((attribute) => !ATTRIBUTES.test(attribute)),
    ...(attributes['href']?.startsWith('#') === false ? [`href ${attributes['href']}`] : []),
    ...[text, ...Object.values(attributes)].filter((shown) => !SHOWN.test(shown)),
  ]);
}

describe('what a server says', () => {
  it('does nothing in the article of a divergence but stand there', () => {
    assert(
      property(hostileDivergence, option(hostileText), option(hostileText), (each, name, kept) => {
        const { markup } = divergenceArticle(each, { server: { name, version: name }, kept });
        expect(faultsOf(readXml(markup))).toEqual([]);
        expect(faultsOf(readXml(divergenceEntry(each).markup))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is found to do something where it is not escaped', () => {
    expect(faultsOf(readXml('<p><script>alert(1)</script></p>'))).toEqual(['<script>']);
    expect(faultsOf(readXml('<p onclick="x">\u202E<a href="javascript:x">y</a></p>'))).toHaveLength(3);
  });

  it('is shown as it came, in the picture, in the table and among what came', () => {
    const text = ':s 433 * <b>&amp;"\u0007 :x';
    const shown = ':s 433 * <b>&amp;"\\x07 :x';
    const transcript: TranscriptLine[] = [{ ms: 0, connection: 'A', kind: 'received', text, note: '' }];
    const each = { ...refusedNick, transcript, at: 0, came: { what: text, why: '' } };
    const page = textOf(
      readXml(divergenceArticle(each, { server: { name: null, version: null }, kept: null }).markup),
    );
    // The title, the arrow, the box, what came, the table.
    expect(page.split(shown)).toHaveLength(6);
  });
});

/** In characters. */
function sizeOf(each: Divergence): number {
  return divergenceArticle(each, { server: { name: 's', version: null }, kept: 'x' }).markup.length;
}

describe('the size of an article', () => {
  it('is small for a usual divergence', () => {
    expect(sizeOf(refusedNick)).toBeLessThan(20_000);
    const forty = Array.from({ length: 10 }, () => refusedNick.transcript.slice(1, 5)).flat();
    expect(sizeOf({ ...refusedNick, transcript: forty, at: 39 })).toBeLessThan(50_000);
  });

  it.each([['x'], ['<'], ['\x07'], ['\u{1F600}'], ['&"']])(
    'stays small with lines of a megabyte of %j',
    (piece) => {
      const text = piece.repeat(1_048_576 / piece.length);
      const fields = Object.fromEntries(
        ['id', 'rule', 'sentence', 'clause', 'cause'].map((field) => [field, text]),
      ) as Pick<Divergence, 'id' | 'rule'>;
      const lines = Array.from({ length: 8 }, (_, index): TranscriptLine => ({
        ms: index,
        connection: index % 2 === 0 ? 'A' : 'B',
        kind: index % 4 < 2 ? 'sent' : 'received',
        text,
        note: `registered as ${text}`,
      }));
      const endless = { what: text, why: text };
      const each = {
        ...refusedNick,
        ...fields,
        transcript: lines,
        at: 7,
        allowed: [endless],
        came: endless,
        under: [text],
      };
      expect(sizeOf(each)).toBeLessThan(100_000);
      const page = divergenceArticle(each, { server: { name: 's', version: null }, kept: 'x' }).markup;
      expect(page).toContain(`(${text.length.toLocaleString('en-US')} bytes)`);
    },
  );
});
