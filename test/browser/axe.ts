import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds that somebody could not use the page for. */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What axe finds in a page that is serious or worse. It is run from outside, so that the policy of the page stays as it is. */
export async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    'axe.run(document)',
  );
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(told);
}

function told({ id, nodes }: Violation): string {
  return `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('\n')}`;
}
