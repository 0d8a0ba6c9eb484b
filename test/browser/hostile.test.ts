import { describe, expect, test } from 'vitest';
import { reportPage } from '../../conformance/page/report-page.ts';
import type { Divergence, Report } from '../../conformance/report/report.ts';
import { requireChromium } from '../browser.ts';
import { refusedNick } from '../conformance/report/sample.ts';
import { opener, tooWide } from './opened.ts';
import { one } from './sample-page.ts';

const MARKUP = `</script></title></svg></style><img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)><a href="javascript:alert(4)">`;

/** What a server may say to do harm. */
const texts = {
  markup: MARKUP,
  'the end of a comment, of data and of a style': `--><!-- ]]> */ }</style><style>*{display:none} <base href=//evil.test> <meta http-equiv=refresh content=0>`,
  quotes: `" onmouseover="alert(5)" ' onfocus='alert(6)' autofocus \` \${alert(7)}`,
  'control characters':
    Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('') + '\u007f\u0085',
  'what turns the direction of writing': '\u202egpj.exe\u202c\u2066\u2067\u2069\u200f\u061c',
  'line separators': 'a\u2028alert(8)\u2029b\ufeff\u0000\ud800',
  'a line of 1 MB': `:irc.test ${MARKUP.repeat(Math.ceil(1_000_000 / MARKUP.length))}`,
};

/** What cannot be seen, or changes how other text is seen: of control characters a page has only the ends of its lines. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** A report in which everything that a server may have said is this text. */
function saying(text: string): Report {
  const divergence: Divergence = {
    ...refusedNick,
    sentence: text,
    clause: text,
    cause: text,
    transcript: refusedNick.transcript.map((line) => ({ ...line, text, note: text })),
    allowed: [{ what: text, why: text }],
    came: { what: text, why: text },
    under: [text],
  };
  return {
    ...one,
    target: text,
    server: { name: text, version: text },
    again: text,
    undecided: { [text]: 1 },
    unreported: [text],
    kept: text,
    divergences: [divergence],
    dialect: { settled: { [text]: text }, open: [{ choice: text, values: [text], rules: [text] }] },
    coverage: { taken: { [text]: 1 }, missed: [text], unreachable: 1 },
  };
}

describe.skipIf(!requireChromium())('what a server says can do nothing in the page', () => {
  const open = opener();

  test.each(Object.entries(texts))('%s', async (_, text) => {
    const page = reportPage(saying(text));
    expect(page).not.toMatch(UNSEEN);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    const [opened, plain] = [await open(page, { hash: '#K7Q2' }), await open(reportPage(saying('plain')))];
    await opened.page.locator('body.stepping').waitFor();
    for (const key of ['Home', 'j', 'j', 'End']) await opened.page.keyboard.press(key);
    await opened.page.keyboard.press('/');
    await opened.page.keyboard.type(text.slice(0, 12).replaceAll(/[^ -~]/g, ''));
    const made = (tested: typeof opened): Promise<unknown> =>
      tested.page.evaluate(
        "[...document.querySelectorAll('script, style, img, base, meta, iframe, object, embed, link, form, [onerror], [onload], [onmouseover], [onfocus], [href^=javascript]')].map(({ localName }) => localName)",
      );
    expect(await made(opened)).toEqual(await made(plain));
    expect(await tooWide(opened.page)).toEqual([]);
    expect([...opened.complaints, ...plain.complaints]).toEqual([]);
  });

  test('the policy permits nothing but its own script and style: what is put in all the same is not run', async () => {
    const { page } = await open(reportPage(one));
    await page.locator('body.scripted').waitFor();
    const refused = await page.evaluate(`new Promise((done) => {
      const refused = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (refused.length === 4) done(refused.sort());
      });
      const put = (name, attributes, text) => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        made.textContent = text;
        document.body.append(made);
      };
      put('script', {}, 'globalThis.ran = true');
      put('style', {}, 'body { display: none }');
      put('img', { src: 'https://evil.test/x.png' }, '');
      put('p', { style: 'color: red' }, 'x');
    })`);
    expect(refused).toEqual(['img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
  });
});
