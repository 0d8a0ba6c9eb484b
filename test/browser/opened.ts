import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../browser.ts';

/** How a page is opened: 1440 × 900 in light colours, where nothing else is said. */
interface Manner {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly calm?: boolean;
  readonly hash?: string;
  readonly script?: boolean;
}

/** A page that was opened from a file, with the network off. */
export interface Opened {
  readonly page: Page;
  /** What should never be: messages in the console, errors, dialogs, and requests for anything but the page itself. */
  readonly complaints: readonly string[];
}

/** Opens pages in one browser, which lives as long as the tests of a file. */
export function opener(): (html: string, manner?: Manner) => Promise<Opened> {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'nick-collider-page-'));
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (
    html,
    { width = 1440, height = 900, dark = false, calm = true, hash = '', script = true } = {},
  ) => {
    const file = join(mkdtempSync(join(folder, 'page-')), 'report.html');
    writeFileSync(file, html);
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: calm ? 'reduce' : 'no-preference',
      javaScriptEnabled: script,
    });
    await context.setOffline(true);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    const url = pathToFileURL(file).href;
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(`${url}${hash}`);
    return { page, complaints };
  };
}

/** By how much a page is wider than its window, and which elements make it so; nothing where it is not. */
export async function tooWide(page: Page): Promise<unknown> {
  return page.evaluate(`document.documentElement.scrollWidth <= innerWidth ? [] : [
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth && each.closest('.scroll, .drawing, h1') === null)
      .map((each) => each.localName + '.' + each.getAttribute('class')),
  ]`);
}
