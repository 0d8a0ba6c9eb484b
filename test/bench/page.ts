import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { reportPage } from '../../conformance/page/report-page.ts';
import { launchChromium, requireChromium } from '../browser.ts';
import { thirty } from '../browser/sample-page.ts';
import { median, type Figure } from './figures.ts';

const TURNS = 5;
/** A report with thirty divergences is to be seen within so many ms, and to have no more than so many bytes. */
const BOUND_MS = 1_000;
const BOUND_BYTES = 2_000_000;

/** How long it takes to open the page of a report with thirty long divergences: from the navigation until it is loaded and painted. */
export async function pageFigures(): Promise<readonly Figure[]> {
  const page = reportPage(thirty);
  const bytes = Buffer.byteLength(page);
  const size: readonly Figure[] = [
    { what: 'a page with 30 divergences', value: bytes / 1_000, unit: 'kB' },
    { what: '2 MB / its size', value: BOUND_BYTES / bytes, unit: 'ratio', target: 1 },
  ];
  if (!requireChromium()) return size;
  const folder = mkdtempSync(join(tmpdir(), 'nick-collider-bench-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, page);
  const browser = await launchChromium();
  try {
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) times.push(await opensIn(browser, pathToFileURL(file).href));
    const opened = median(times);
    return [
      ...size,
      { what: 'it opens in', value: opened, unit: 'ms' },
      { what: '1 s / it opens in', value: BOUND_MS / opened, unit: 'ratio', target: 1 },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a page in a window of its own, and asks the browser when it was loaded and first painted, whichever came later. */
async function opensIn(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  const time: unknown = await page.evaluate(`new Promise((done) => {
    new PerformanceObserver((list) => {
      const painted = list.getEntriesByName('first-contentful-paint')[0];
      const [{ loadEventEnd }] = performance.getEntriesByType('navigation');
      if (painted !== undefined) done(Math.max(painted.startTime, loadEventEnd));
    }).observe({ type: 'paint', buffered: true });
  })`);
  await context.close();
  return Number(time);
}
