import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { html } from '../../../conformance/page/html.ts';
import { pageHtml, type Page } from '../../../conformance/page/page.ts';

const page = (changed: Partial<Page> = {}): string =>
  pageHtml({
    title: 'a title',
    heading: html`<h1>a heading</h1>`,
    content: html`<p>content</p>`,
    toggles: [],
    data: {},
    style: 'p{color:red}',
    script: 'void 0',
    ...changed,
  });

const within = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy of a page', () => {
  const [policy = ''] = within(page(), /Content-Security-Policy" content="([^"]*)"/g).map((text) =>
    text.replaceAll('&#39;', "'"),
  );

  test('permits nothing but the script and the style that are in it, by their digests', () => {
    const [style = ''] = within(page(), /<style>([^]*?)<\/style>/g);
    const [script = ''] = within(page(), /<script>([^]*?)<\/script>/g);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest(script)}`,
      `style-src ${digest(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('names another digest for another script', () => {
    expect(policy).not.toContain(digest('void 1'));
    expect(page({ script: 'void 1' })).toContain(digest('void 1').replaceAll("'", '&#39;'));
  });

  test('needs no exception: nothing in the page has a style or a handler of its own, or loads anything', () => {
    expect(page({ toggles: ['coverage', 'counterexample'] })).not.toMatch(
      / (style|on\w+|src|srcset|action)=/,
    );
  });
});

describe('the data of a page', () => {
  test.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '\u2028\u2029',
    '\u202e\u0000\u009b\ufeff',
    String.raw`\u003c "quoted" &amp;`,
    'naïve → ✗',
  ])('comes back as it was: %j', (text) => {
    const data = { [text]: [text] };
    expect(JSON.parse(dataOf(page({ data })))).toEqual(data);
    expect(dataOf(page({ data }))).not.toMatch(/[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

test('a title is text', () => {
  expect(page({ title: '</title><b>' })).toContain('<title>&#60;/title&#62;&#60;b&#62;</title>');
});

test('only what there is to show can be left out', () => {
  expect(page()).not.toContain('data-toggle');
  expect(within(page({ toggles: ['coverage'] }), /data-toggle="(\w+)"/g)).toEqual(['coverage']);
});

/** The data in a page, as it stands there. */
function dataOf(text: string): string {
  return within(text, /<script type="application\/json" id="data">([^]*?)<\/script>/g)[0] ?? '';
}
