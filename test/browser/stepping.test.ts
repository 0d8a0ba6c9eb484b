import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { reportPage } from '../../conformance/page/report-page.ts';
import { requireChromium } from '../browser.ts';
import { opener } from './opened.ts';
import { one, thirty, two } from './sample-page.ts';

const PROVISIONAL = 'connection.connected.registration.registering.nick.provisional';
const REFUSED = 'connection.connected.registration.registering.nick.refused';
const FRESH = 'connection.connected.registration.registered.nick.fresh';

const shown = (state: string): string => `.drawing:not([hidden]) .state[data-state="${state}"]`;

/** Which line is looked at, as the picture, the table and the address tell it. */
async function linesOf(page: Page, id: string): Promise<readonly (string | null)[]> {
  const of = (selector: string): Promise<string | null> =>
    page.locator(`#${id} ${selector}`).getAttribute('data-line');
  return [await of('svg.sequence .now'), await of('tr.now'), new URL(page.url()).hash];
}

/** Waits until a line is looked at. */
async function atLine(page: Page, id: string, line: number): Promise<void> {
  await page.locator(`#${id} svg.sequence [data-line="${line}"].now`).waitFor({ state: 'attached' });
}

/** The letters that stand at a state. */
const lettersAt = (page: Page, state: string): Promise<readonly string[]> =>
  page.locator(`${shown(state)}.here + .letters text`).allTextContents();

describe.skipIf(!requireChromium())('stepping through a divergence', () => {
  const open = opener();

  test('picture, table, chart and address move together, by buttons', async () => {
    const { page, complaints } = await open(reportPage(one), { hash: '#K7Q2/0' });
    const button = (name: string) => page.locator(`#K7Q2 [data-step=${name}]`);
    await atLine(page, 'K7Q2', 0);
    expect(await page.locator('.drawing:visible .step').count()).toBe(0);

    await button('on').click();
    await atLine(page, 'K7Q2', 1);
    expect(await linesOf(page, 'K7Q2')).toEqual(['1', '1', '#K7Q2/1']);
    expect(await lettersAt(page, PROVISIONAL)).toEqual(['A']);
    expect(await page.locator('#K7Q2 .position').textContent()).toBe('2 of 8');
    expect(await page.locator('.drawing:visible .arrow.now').count()).toBe(1);

    await button('on').click();
    await atLine(page, 'K7Q2', 2);
    expect(await lettersAt(page, PROVISIONAL)).toEqual([]);
    expect(await lettersAt(page, FRESH)).toEqual(['A']);
    expect(await page.locator('#announcer').textContent()).toMatch(/^K7Q2, step 3 of 8: USER a 0/);

    await button('back').click();
    await atLine(page, 'K7Q2', 1);
    expect(await lettersAt(page, PROVISIONAL)).toEqual(['A']);
    expect(await page.locator(`#K7Q2 svg.sequence [data-line="0"]`).getAttribute('class')).toContain('past');

    await button('last').click();
    await atLine(page, 'K7Q2', 7);
    expect(await linesOf(page, 'K7Q2')).toEqual(['7', '7', '#K7Q2/7']);
    await button('first').click();
    await atLine(page, 'K7Q2', 0);
    expect(complaints).toEqual([]);
  });

  test('where the model is left: the states are marked, what was allowed stands against what came', async () => {
    const { page } = await open(reportPage(one), { hash: '#K7Q2' });
    await atLine(page, 'K7Q2', 7);
    await page.locator(`${shown(REFUSED)}.diverging`).waitFor();
    expect(await lettersAt(page, REFUSED)).toEqual(['B']);
    expect(await page.locator(`${shown(FRESH)}.diverging`).count()).toBe(0);
    expect(await page.locator('#K7Q2').getAttribute('class')).toContain('at-end');
    expect(await page.locator('#announcer').textContent()).toMatch(/which the model does not allow$/);
    const borders = (): Promise<unknown> =>
      page.evaluate("getComputedStyle(document.querySelector('#K7Q2 .contrast > .came')).borderTopStyle");
    expect(await borders()).toBe('solid');
    await page.keyboard.press('ArrowLeft');
    await atLine(page, 'K7Q2', 6);
    expect(await page.locator('.state.diverging').count()).toBe(0);
    expect(await borders()).toBe('dashed');
  });

  test('by keyboard alone: arrows, j and k, Home and End, and no further than both ends', async () => {
    const { page, complaints } = await open(reportPage(one));
    expect(await page.locator('#K7Q2 .position').textContent()).toBe('8 steps');
    await page.locator('.index a').focus();
    await page.keyboard.press('Enter');
    await atLine(page, 'K7Q2', 7);
    for (const [key, line] of [
      ['Home', 0],
      ['ArrowLeft', 0],
      ['ArrowRight', 1],
      ['j', 2],
      ['k', 1],
      ['End', 7],
      ['ArrowRight', 7],
    ] as const) {
      await page.keyboard.press(key);
      await atLine(page, 'K7Q2', line);
    }
    await page.keyboard.press('Escape');
    await page.locator('body:not(.stepping)').waitFor();
    expect(await page.locator('.now, .past, .ahead, .letters').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('the line that is looked at stays in sight, below the chart', async () => {
    const { page } = await open(reportPage(thirty));
    await page.locator('.index a').nth(20).click();
    await page.locator('article.current').waitFor();
    const id = String(await page.locator('article.current').getAttribute('id'));
    for (const key of ['Home', ...Array.from({ length: 20 }, () => 'j'), 'End']) {
      await page.keyboard.press(key);
      const [line, chart] = await Promise.all([
        page.locator(`#${id} svg.sequence .now`).boundingBox(),
        page.locator('.chart-pane').boundingBox(),
      ]);
      expect((line?.y ?? 0) >= (chart?.y ?? 0) + (chart?.height ?? 0), key).toBe(true);
      expect((line?.y ?? 0) < 900, key).toBe(true);
    }
  });

  test('in full size the chart scrolls to where the connection stands', async () => {
    const { page } = await open(reportPage(one), { width: 1000, hash: '#K7Q2/0' });
    await page.keyboard.press('z');
    await page.keyboard.press('End');
    await page.locator(`${shown(REFUSED)}.diverging`).waitFor();
    const [state, pane] = await Promise.all([
      page.locator(shown(REFUSED)).boundingBox(),
      page.locator('.drawing:visible').boundingBox(),
    ]);
    expect(state?.x).toBeGreaterThanOrEqual(pane?.x ?? 0);
    expect((state?.x ?? 0) + (state?.width ?? 0)).toBeLessThanOrEqual((pane?.x ?? 0) + (pane?.width ?? 0));
    expect(state?.y).toBeGreaterThanOrEqual(pane?.y ?? 0);
    expect((state?.y ?? 0) + (state?.height ?? 0)).toBeLessThanOrEqual((pane?.y ?? 0) + (pane?.height ?? 0));
  });

  test('a state can be chosen on the way, and left again', async () => {
    const { page } = await open(reportPage(one), { hash: '#K7Q2/4' });
    await atLine(page, 'K7Q2', 4);
    await page.locator(`${shown(REFUSED)} .name`).click();
    await page.locator(`${shown(REFUSED)}.selected.here`).waitFor();
    expect(await page.locator('#panel-content h2').textContent()).toBe('refused');
    await page.keyboard.press('Escape');
    await page.locator('#panel').waitFor({ state: 'hidden' });
    expect(await linesOf(page, 'K7Q2')).toEqual(['4', '4', '#K7Q2/4']);
  });

  test('one step back in the history leads out of a divergence, whatever its steps; forward leads to the last of them', async () => {
    const { page } = await open(reportPage(two));
    await page.locator('.index a[href="#K7Q2"]').click();
    await atLine(page, 'K7Q2', 7);
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await atLine(page, 'K7Q2', 1);
    await page.locator('.index a[href="#M31A"]').click();
    await atLine(page, 'M31A', 2);
    await page.goBack();
    await atLine(page, 'K7Q2', 1);
    await page.goBack();
    await page.locator('body:not(.stepping)').waitFor();
    await page.goForward();
    await atLine(page, 'K7Q2', 1);
  });

  test('what never came is a step too; where no path is known the chart shows none', async () => {
    const { page, complaints } = await open(reportPage(two), { hash: '#M31A' });
    await atLine(page, 'M31A', 2);
    expect(await page.locator('.step, .letters, .state.diverging').count()).toBe(0);
    await page.locator('#M31A [data-step=back]').click();
    await atLine(page, 'M31A', 1);
    expect(complaints).toEqual([]);
  });

  test('the counterexample is shown, and left, by a button and by x: the one that was looked at last', async () => {
    const { page } = await open(reportPage(two));
    const toggle = page.locator('[data-toggle=counterexample]');
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    await toggle.click();
    await atLine(page, 'K7Q2', 7);
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await page.locator('.index a[href="#M31A"]').click();
    await atLine(page, 'M31A', 2);
    await page.keyboard.press('x');
    await page.locator('body:not(.stepping)').waitFor();
    await page.keyboard.press('x');
    await atLine(page, 'M31A', 2);
  });

  test('who wants calm is not scrolled smoothly', async () => {
    for (const [calm, behaviour] of [
      [true, 'auto'],
      [false, 'smooth'],
    ] as const) {
      const { page } = await open(reportPage(one), { calm });
      await page.evaluate(
        'globalThis.asked = []; const scroll = Element.prototype.scrollBy; Element.prototype.scrollBy = function (to) { asked.push(to.behavior); return scroll.call(this, to); }',
      );
      await page.locator('.index a').click();
      await atLine(page, 'K7Q2', 7);
      expect(await page.evaluate('[...new Set(asked)]')).toEqual([behaviour]);
    }
  });
});
