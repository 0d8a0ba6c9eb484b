import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { reportPage } from '../../conformance/page/report-page.ts';
import { requireChromium } from '../browser.ts';
import { opener } from './opened.ts';
import { none, one } from './sample-page.ts';

const UNSET = 'connection.connected.registration.registering.nick.unset';
const PROVISIONAL = 'connection.connected.registration.registering.nick.provisional';
const REFUSED = 'connection.connected.registration.registering.nick.refused';

const shown = (state: string): string => `.drawing:not([hidden]) .state[data-state="${state}"]`;

async function chosen(page: Page, state: string): Promise<void> {
  await page.locator(`${shown(state)}.selected`).waitFor();
}

describe.skipIf(!requireChromium())('states of the chart', () => {
  const open = opener();

  test('a click chooses one: the panel tells what may happen in it, and in those around it', async () => {
    const { page, complaints } = await open(reportPage(none));
    await page.locator(`${shown(UNSET)} .name`).click();
    await chosen(page, UNSET);
    const panel = page.locator('#panel-content');
    expect(await panel.locator('h2').textContent()).toBe('unset');
    expect(await panel.locator('.path').textContent()).toBe('registering.nick.unset');
    const [own, inherited, rules] = await panel.locator('section').allTextContents();
    expect(own).toContain('NICK.free');
    expect(own).toContain('×1,204');
    expect(inherited).toContain('QUIT');
    expect(own).not.toContain('QUIT');
    expect(rules).toContain('NICK-03');
    expect(new URL(page.url()).hash).toBe(`#state:${UNSET}`);
    await page.locator('[data-close]').click();
    await panel.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  test('an event opens: its conditions, what follows, and the choices behind them with their clauses', async () => {
    const { page } = await open(reportPage(none), { hash: `#state:${UNSET}` });
    await page.locator('[data-event="NICK.owned"] summary').click();
    const ways = page.locator('[data-event="NICK.owned"] li');
    await ways.first().waitFor();
    expect((await ways.allTextContents()).join()).toMatch(/433.*→ registering\.nick\.refused.*×311/);
    expect(await page.locator('[data-event="NICK.owned"] .choice').first().textContent()).toMatch(
      /^nick_in_use_timing .*unspecified$/,
    );
  });

  test('by keyboard: Tab reaches one, arrows go to its neighbours, Enter and Space choose, Escape leaves', async () => {
    const { page, complaints } = await open(reportPage(none));
    await page.locator('.drawing:not([hidden])').focus();
    await page.keyboard.press('Tab');
    const focused = async (): Promise<string> =>
      String(await page.evaluate('document.activeElement.dataset.state'));
    expect(await focused()).toMatch(/^connection/);
    await page.locator(shown(UNSET)).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(PROVISIONAL);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(REFUSED);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/nick\.(unset|provisional)$/);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toMatch(/nick\.(unset|provisional)$/);
    await page.locator(shown(UNSET)).focus();
    await page.keyboard.press('Enter');
    await chosen(page, UNSET);
    await page.locator(shown(REFUSED)).focus();
    await page.keyboard.press('Space');
    await chosen(page, REFUSED);
    expect(await page.locator('#announcer').textContent()).toBe('state registering.nick.refused');
    expect(await page.locator(shown(REFUSED)).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await page.locator('#panel').waitFor({ state: 'hidden' });
    expect(await page.locator('.state.selected').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('back and forward lead from state to state', async () => {
    const { page } = await open(reportPage(none), { hash: `#state:${UNSET}` });
    await page.locator(`${shown(REFUSED)} .name`).click();
    await chosen(page, REFUSED);
    await page.goBack();
    await chosen(page, UNSET);
    await page.goForward();
    await chosen(page, REFUSED);
  });

  test.each([
    '#state:nowhere',
    '#state:%',
    '#ZZZZ',
    '#K7Q2/999999',
    '#K7Q2/-1',
    '#<img src=x>',
    '#data',
    '#constructor',
  ])('the address %s harms nothing', async (hash) => {
    const { page, complaints } = await open(reportPage(one), { hash });
    await page.locator('body.scripted').waitFor();
    await page.locator(`${shown(UNSET)} .name`).click();
    await chosen(page, UNSET);
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    if (!hash.startsWith('#K7Q2/9')) await page.locator('#panel').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  test('a state that only a part shows is shown there; tabs go by arrow keys', async () => {
    const { page } = await open(reportPage(none));
    const tab = (name: string) => page.locator(`[role=tab][data-drawing="${name}"]`);
    await tab('nick').click();
    expect(await tab('nick').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.drawing:visible').getAttribute('data-drawing')).toBe('nick');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.drawing:visible').getAttribute('data-drawing')).toBe('user');
    await page.keyboard.press('ArrowLeft');
    await page.locator(`${shown(UNSET)} .name`).click();
    await chosen(page, UNSET);
    expect(await page.locator('.drawing:visible').getAttribute('data-drawing')).toBe('nick');
    await page.evaluate("location.hash = '#state:closed'");
    await chosen(page, 'closed');
    expect(await page.locator('.drawing:visible').getAttribute('data-drawing')).toBe('session');
  });

  test('coverage is shown, and left out at will; what was met is marked', async () => {
    const { page } = await open(reportPage(none));
    const toggle = page.locator('[data-toggle=coverage]');
    await page.locator(`${shown(REFUSED)}.taken`).waitFor();
    expect(await page.locator(`${shown('closed')}.taken`).count()).toBe(0);
    expect(await page.locator('.drawing:visible .arrow.missed').count()).toBeGreaterThan(0);
    await page.keyboard.press('c');
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    expect(await page.locator('.state.taken, .arrow.taken, .arrow.missed').count()).toBe(0);
    await toggle.click();
    await page.locator(`${shown(REFUSED)}.taken`).waitFor();
  });

  test('a drawing fits, or is seen in full size', async () => {
    const { page } = await open(reportPage(none), { width: 1000 });
    const picture = page.locator('.drawing:visible svg');
    const natural = Number(await picture.getAttribute('width'));
    expect((await picture.boundingBox())?.width).toBeLessThan(natural);
    await page.keyboard.press('z');
    expect((await picture.boundingBox())?.width).toBeCloseTo(natural, 0);
    expect(await page.locator('[data-zoom]').getAttribute('aria-pressed')).toBe('false');
  });

  test('the states of one nick are told too, and no run is said to have missed them', async () => {
    const { page, complaints } = await open(reportPage(none));
    await page.locator('[role=tab][data-drawing=registry]').click();
    await page.locator(`${shown('registry.contended')} .name`).click();
    await chosen(page, 'registry.contended');
    expect(await page.locator('#panel .path').textContent()).toBe('registry.contended');
    expect(await page.locator('#panel-content').textContent()).toContain('registration completes');
    expect(await page.locator('#panel :is(.missed, .taken)').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a frame of which there is nothing to tell is no button', async () => {
    const { page } = await open(reportPage(one), { hash: '#K7Q2' });
    await page.locator('body.stepping').waitFor();
    expect(await page.locator('.state[data-state="connection"][role]').count()).toBe(0);
    expect(await page.locator('.state[data-state$=" and around"][tabindex]').count()).toBe(0);
    expect(await page.locator(`.state[data-state="${UNSET}"][role=button]`).count()).toBeGreaterThan(0);
  });

  test('the keys are told by ?', async () => {
    const { page } = await open(reportPage(one));
    await page.keyboard.press('?');
    await page.locator('#help[open]').waitFor();
    expect(await page.locator('#help').textContent()).toContain('step through');
    await page.keyboard.press('Escape');
    await page.locator('#help:not([open])').waitFor({ state: 'attached' });
  });
});
