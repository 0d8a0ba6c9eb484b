import { describe, expect, test } from 'vitest';
import { reportPage } from '../../conformance/page/report-page.ts';
import { requireChromium } from '../browser.ts';
import { seriousIn } from './axe.ts';
import { opener, tooWide } from './opened.ts';
import { none, one, thirty } from './sample-page.ts';

const reports = { 'nothing diverged': none, 'one divergence': one, 'thirty divergences': thirty };
const screens = [1440, 1000].flatMap((width) => [false, true].map((dark) => ({ width, dark })));
const places = ['', '#K7Q2/4', '#state:connection.connected.registration.registering.nick.unset'];

describe.skipIf(!requireChromium())('a page that is opened from a file with the network off', () => {
  const open = opener();

  test.each(Object.entries(reports))('%s: it is silent and asks for nothing', async (_, report) => {
    const { page, complaints } = await open(reportPage(report));
    await page.locator('body.scripted').waitFor();
    expect(await page.title()).toBe(`nick-collider: ${report.verdict}`);
    expect(await page.locator('article.divergence').count()).toBe(report.divergences.length);
    expect(complaints).toEqual([]);
  });

  test('thirty divergences take less than 2.5 MB', () => {
    expect(Buffer.byteLength(reportPage(thirty))).toBeLessThan(2_500_000);
  });

  test.each(screens)(
    'at $width px (dark: $dark) nothing is wider than the window',
    async ({ width, dark }) => {
      for (const hash of places) {
        const { page, complaints } = await open(reportPage(one), { width, dark, hash });
        await page.locator('body.scripted').waitFor();
        expect(await tooWide(page), hash).toEqual([]);
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
  );

  test.each(screens)('at $width px (dark: $dark) axe has nothing serious to say', async ({ width, dark }) => {
    for (const hash of places) {
      const { page } = await open(reportPage(one), { width, dark, hash });
      await page.locator('body.scripted').waitFor();
      expect(await seriousIn(page), hash).toEqual([]);
      await page.close();
    }
  });

  test('nor of a search, of the keys, or of a report in which nothing diverged', async () => {
    const { page } = await open(reportPage(none));
    await page.keyboard.press('/');
    await page.keyboard.type('nick');
    await page.locator('#result-0').waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('#help[open]').waitFor();
    expect(await seriousIn(page)).toEqual([]);
  });

  test('without scripts everything is there to be read', async () => {
    const { page, complaints } = await open(reportPage(one), { script: false });
    const hidden = await page.locator('.tools, .stepper, [role=tablist], #panel').all();
    for (const each of hidden) expect(await each.isVisible()).toBe(false);
    for (const drawing of await page.locator('.drawing').all()) expect(await drawing.isVisible()).toBe(true);
    // It is laid out when it comes into sight.
    await page.locator('#K7Q2').scrollIntoViewIfNeeded();
    await page.locator('#K7Q2 svg.sequence').waitFor();
    expect(await page.locator('#K7Q2').textContent()).toContain('A refused NICK gives no nick.');
    expect(complaints).toEqual([]);
  });
});
