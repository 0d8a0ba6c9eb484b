import { describe, expect, test } from 'vitest';
import { matrixPage } from '../../conformance/page/matrix-page.ts';
import { requireChromium } from '../browser.ts';
import { COLUMNS, matrixOf, tested } from '../conformance/matrix/sample.ts';
import { seriousIn } from './axe.ts';
import { opener, tooWide } from './opened.ts';

const html = matrixPage(matrixOf());
const many = matrixPage(
  matrixOf(
    Array.from({ length: 12 }, (_, index) => ({
      ...tested(`server-${index}`),
      ...COLUMNS[index % 6],
      name: `server-${index}`,
    })),
  ),
);
const screens = [1440, 1000, 420].flatMap((width) => [false, true].map((dark) => ({ width, dark })));
const places = ['', '#server-2-K7Q2', '#cell-2-NICK-03'];

describe.skipIf(!requireChromium())(
  'the page about several servers, opened from a file with the network off',
  () => {
    const open = opener();

    test.each(screens)(
      'at $width px (dark: $dark) nothing is wider than the window',
      async ({ width, dark }) => {
        for (const hash of places) {
          const opened = await open(hash === '' ? many : html, { width, dark, hash });
          expect(await tooWide(opened.page), hash).toEqual([]);
          expect(opened.complaints).toEqual([]);
          await opened.page.close();
        }
      },
    );

    test.each([false, true])('axe has nothing serious to say (dark: %s)', async (dark) => {
      for (const hash of ['', '#server-2-K7Q2']) {
        const { page } = await open(html, { dark, hash });
        expect(await seriousIn(page), hash).toEqual([]);
      }
    });

    test('shows by choice all rules, those in which servers differ, and those that any of them breaks: by keyboard too', async () => {
      const { page } = await open(html);
      const seen = async (): Promise<readonly string[]> => {
        const names = await page
          .locator('tr.rule')
          .filter({ visible: true })
          .locator('.name')
          .allTextContents();
        return names;
      };
      expect(await seen()).toHaveLength(6);
      await page.locator('#show-all').focus();
      await page.keyboard.press('ArrowRight');
      expect(await seen()).toEqual(['LIVE-01', 'NICK-03', 'REG-11']);
      expect(await page.locator('tr.family').filter({ visible: true }).allTextContents()).toHaveLength(3);
      await page.keyboard.press('ArrowRight');
      expect(await seen()).toEqual(['LIVE-01', 'NICK-03', 'REG-11']);
      await page.keyboard.press('ArrowRight');
      expect(await seen()).toHaveLength(6);
    });

    test('leads from a cell to the exchange and back, by keyboard alone, also where the row was left out', async () => {
      const { page } = await open(html);
      const inSight = (selector: string): Promise<boolean> =>
        page.evaluate<boolean>(
          `(() => { const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect(); return bottom > 0 && top < innerHeight && top < bottom; })()`,
        );
      expect(await inSight('#server-2-K7Q2')).toBe(false);
      await page.locator('#cell-2-NICK-03 a').focus();
      await page.keyboard.press('Enter');
      await page.locator('#server-2-K7Q2:target').waitFor();
      expect(await inSight('#server-2-K7Q2 h3')).toBe(true);
      expect(await page.locator('#server-2-K7Q2').textContent()).toContain('the model allows');
      await page.locator('#server-2-K7Q2 .back').focus();
      await page.keyboard.press('Enter');
      await page.locator('#cell-2-NICK-03:target').waitFor();
      expect(await inSight('#cell-2-NICK-03')).toBe(true);
      await page.goto(`${page.url().split('#')[0] ?? ''}#cell-1-SASL-01`);
      await page.locator('#show-differing').check();
      expect(await page.locator('#cell-1-SASL-01').isVisible()).toBe(true);
      expect(await page.locator('#cell-1-NICK-01').isVisible()).toBe(false);
    });

    test('keeps the names of rules and servers in sight while the table is scrolled', async () => {
      const { page } = await open(many, { width: 1000 });
      const table = page.locator('.rules .table');
      await table.focus();
      for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowRight');
      const scrolled = (): Promise<number> =>
        page.evaluate<number>("document.querySelector('.rules .table').scrollLeft");
      await expect.poll(scrolled).toBeGreaterThan(0);
      const at = await page.evaluate<readonly number[]>(`(() => {
      const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
      return [left('.rules .table'), left('.matrix .rule th')];
    })()`);
      expect(Math.abs((at[0] ?? 0) - (at[1] ?? 9))).toBeLessThan(3);
    });

    test('needs no script', async () => {
      const { page, complaints } = await open(html, { script: false });
      await page.locator('#show-broken').check();
      expect(await page.locator('tr.rule').filter({ visible: true }).count()).toBe(3);
      expect(complaints).toEqual([]);
    });
  },
);
