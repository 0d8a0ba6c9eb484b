import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixPage } from '../../../conformance/page/matrix-page.ts';
import { refusedNick } from '../report/sample.ts';
import { COLUMNS, matrixOf, tested, untested } from '../matrix/sample.ts';
import { hostileText } from './hostile-divergence.ts';
import { allOf, readXml, textOf, withClass, type XmlElement } from './well-formed.ts';

/** What stands in the body of a page. */
function bodyOf(page: string): XmlElement {
  const [, body = ''] = /<body>([^]*)<\/body>/.exec(page) ?? [];
  return readXml(`<body>${body}</body>`);
}

const page = matrixPage(matrixOf());
const body = bodyOf(page);
const named = (name: string): readonly XmlElement[] => allOf(body).filter((each) => each.name === name);
const squeezed = (element: XmlElement): string => textOf(element).replaceAll(/\s+/g, ' ').trim();

describe('the page about several servers', () => {
  test('has a row for each rule, and in it a cell for each server, in words too', () => {
    const rows = withClass(body, 'rule').filter(({ name }) => name === 'tr');
    expect(rows.map(squeezed)).toEqual([
      expect.stringMatching(
        /^LIVE-01 must .* ✓ passes ✓ passes ✓ passes ✗ breaks it, must G7B6 crashed · not tested · not tested$/,
      ),
      expect.stringMatching(/^NICK-01 .*✓ passes/),
      expect.stringMatching(
        /^NICK-03 .*✗ breaks it, must K7Q2 ~ breaks it sometimes, must P9C2 20 of 4 236 ·/,
      ),
      expect.stringMatching(/^REG-07 .*– without force, because of nick_too_fast/),
      expect.stringMatching(/^REG-11 should .*~ breaks it sometimes, should M31A 2 of 20 \? undecided/),
      expect.stringMatching(/^SASL-01 .*– not put to the test/),
    ]);
  });

  test('tells of each row whether it is to be seen where they differ, or where one breaks it', () => {
    const classes = withClass(body, 'rule').flatMap(({ name, attributes }) =>
      name === 'tr' ? [attributes['class']] : [],
    );
    expect(classes).toEqual([
      'rule differs broken',
      'rule',
      'rule differs broken',
      'rule',
      'rule differs broken',
      'rule',
    ]);
  });

  test('leads from each divergence in a cell to its exchange, and back to the cell', () => {
    const ids = allOf(body).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = named('a').map(({ attributes }) => (attributes['href'] ?? '').slice(1));
    expect(ids).toEqual(expect.arrayContaining(links));
    const articles = named('article').map(({ attributes }) => attributes['id']);
    expect(articles).toEqual(['server-2-K7Q2', 'server-2-M31A', 'server-3-P9C2', 'server-4-G7B6']);
    expect(links).toEqual(expect.arrayContaining([...articles, 'cell-2-NICK-03', 'cell-4-LIVE-01']));
  });

  test('keeps apart what diverges in the same way on two servers', () => {
    const same = { divergences: [refusedNick] };
    const two = bodyOf(matrixPage(matrixOf([tested('one', same), tested('two', same)])));
    const ids = allOf(two).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['server-1-K7Q2', 'server-2-K7Q2']));
  });

  test('tells why a server was not tested, and what to do', () => {
    const [reason] = withClass(body, 'reason');
    expect(reason === undefined ? '' : squeezed(reason)).toBe('nobody listens start it like this');
  });

  test('says so where there is nothing to be seen under a filter', () => {
    const good = bodyOf(matrixPage(matrixOf([tested('one'), tested('two')])));
    expect(withClass(good, 'empty').map(squeezed)).toEqual([
      'There is no rule that some of them keep and others do not.',
      'None of them breaks a rule.',
    ]);
    expect(withClass(body, 'empty')).toEqual([]);
  });

  test('runs no script and loads nothing', () => {
    expect(page).not.toMatch(/<script| (style|on\w+|src|srcset|action)=/);
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-');
    expect(page).not.toContain('script-src');
  });

  test('shows whatever a server or its name says, and does nothing of it', () => {
    assert(
      property(hostileText, hostileText, integer({ min: 0, max: 3 }), (name, evil, at) => {
        const columns = [
          { ...(COLUMNS[at] as (typeof COLUMNS)[number]), name },
          tested('it', { server: { name: evil, version: evil } }),
          untested('gone', { kind: 'untestable', message: evil, hint: [evil] }),
        ];
        const elements = allOf(bodyOf(matrixPage(matrixOf(columns, { again: evil }))));
        const names = new Set(elements.map((element) => element.name));
        for (const made of ['script', 'img', 'b', 'style', 'iframe']) expect(names).not.toContain(made);
        const hrefs = elements.flatMap(({ attributes }) => attributes['href'] ?? []);
        expect(hrefs.every((href) => /^#[\w.-]+$/.test(href))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
