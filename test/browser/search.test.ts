import { describe, expect, test } from 'vitest';
import { reportPage } from '../../conformance/page/report-page.ts';
import { requireChromium } from '../browser.ts';
import { opener } from './opened.ts';
import { two } from './sample-page.ts';

describe.skipIf(!requireChromium())('the search box', () => {
  const open = opener();

  test.each([
    [
      'a state',
      'nick.provisional',
      'state',
      '#state:connection.connected.registration.registering.nick.provisional',
    ],
    ['an event by what it means', 'asked for this PONG', 'event', null],
    [
      'an event by its name',
      'NICK.reserved fresh',
      'event',
      '#state:connection.connected.registration.registered.nick.fresh',
    ],
    ['a rule', 'NICK-08', 'rule', null],
    ['a clause', 'RFC 2812 3.1.2', null, null],
    ['a divergence', 'M31A', 'divergence', '#M31A'],
    ['a choice', 'nick_missing', 'choice', null],
  ])('finds %s', async (_, text, kind, hash) => {
    const { page, complaints } = await open(reportPage(two));
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    const first = page.locator('#results [role=option]').first();
    await first.waitFor();
    if (kind !== null) expect(await first.locator('.kind').textContent()).toBe(kind);
    await page.keyboard.press('Enter');
    await page.locator('body.with-panel, body.stepping').waitFor();
    if (hash !== null) expect(new URL(page.url()).hash).toBe(hash);
    expect(complaints).toEqual([]);
  });

  test('results are gone through by arrow keys, round and round, and taken by a click too', async () => {
    const { page } = await open(reportPage(two));
    await page.keyboard.press('/');
    await page.keyboard.type('unset');
    const box = page.locator('#search');
    await page.locator('#result-0[aria-selected=true]').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe('result-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const last = (await page.locator('#results [role=option]').count()) - 1;
    expect(await box.getAttribute('aria-activedescendant')).toBe(`result-${last}`);
    const text = await page.locator('#result-1 .what').textContent();
    await page.locator('#result-1').click();
    await page.locator('body.with-panel').waitFor();
    expect(text).toContain(await page.locator('#panel .path').textContent());
  });

  test('says that there is nothing, and is left by Escape', async () => {
    const { page } = await open(reportPage(two));
    await page.keyboard.press('/');
    expect(await page.locator('#search').inputValue()).toBe('');
    await page.keyboard.type('zebra crossing');
    expect(await page.locator('#results').textContent()).toBe('Nothing of that name.');
    expect(await page.locator('#announcer').textContent()).toBe('0 found');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('#results').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });
});
