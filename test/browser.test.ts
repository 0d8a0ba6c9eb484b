import { expect, test } from 'vitest';
import { launchChromium, requireChromium } from './browser.ts';

const NOWHERE = { PATH: '/nowhere', NICK_COLLIDER_CHROMIUM: '/nowhere/chromium' };

test('tests that need a browser are left out where there is none, unless it is required', () => {
  expect(requireChromium(NOWHERE)).toBe(false);
  expect(requireChromium({ ...NOWHERE, NICK_COLLIDER_REQUIRE: 'ngircd' })).toBe(false);
  expect(() => requireChromium({ ...NOWHERE, NICK_COLLIDER_REQUIRE: 'ngircd,chromium' })).toThrow(/Chromium/);
});

test('a browser that is named is taken, whatever is in PATH', () => {
  expect(requireChromium({ ...NOWHERE, NICK_COLLIDER_CHROMIUM: process.execPath })).toBe(true);
  expect(requireChromium({ PATH: process.env['PATH'], NICK_COLLIDER_CHROMIUM: '/nowhere/chromium' })).toBe(
    false,
  );
});

test.runIf(requireChromium())('a page is opened', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<title>here</title>');
    expect(await page.title()).toBe('here');
  } finally {
    await browser.close();
  }
});
