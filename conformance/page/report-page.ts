import { chartFacts } from '../../model/chart-facts.ts';
import { CHART_STYLE, colourStyle } from '../../model/chart/style.ts';
import type { Dialect } from '../../model/dialect.ts';
import { impossibleTransitions } from '../../model/reach.ts';
import { coverageOf, dialectOf, type Coverage } from '../report/coverage.ts';
import type { Divergence, Report } from '../report/report.ts';
import { divergenceArticle, divergenceEntry, type ArticleContext } from './article.ts';
import { CHART_PANE_STYLE } from './chart-pane-style.ts';
import { chartSection } from './chart-section.ts';
import { clientScript } from './client-script.ts';
import { DIVERGENCE_STYLE } from './divergence-style.ts';
import { builtDrawings } from './drawn.ts';
import { html, type Markup } from './html.ts';
import type { PageData, WayToDivergence } from './page-data.ts';
import { pageHtml } from './page.ts';
import { PAGE_STYLE } from './page-style.ts';
import { reportHeading, summarySection } from './summary.ts';

/** A page about a run: the verdict, the figures, the statechart with what was taken of it, and every divergence. */
export function reportPage(report: Report): string {
  return chartPage({
    title: `nick-collider: ${report.verdict}`,
    heading: reportHeading(report),
    summary: summarySection(report),
    dialect: dialectOf(report.dialect),
    coverage: coverageOf(report),
    divergences: report.divergences,
    context: report,
  });
}

/** What a page shows around the statechart. */
export interface ChartPage {
  readonly title: string;
  readonly heading: Markup;
  readonly summary: Markup | null;
  readonly dialect: Dialect;
  readonly coverage: Coverage | null;
  readonly divergences: readonly Divergence[];
  readonly context: ArticleContext;
}

/** A page with the statechart, whether there was a run or not. */
export function chartPage({
  title,
  heading,
  summary,
  dialect,
  coverage,
  divergences,
  context,
}: ChartPage): string {
  const facts = chartFacts();
  const data: PageData = {
    facts,
    coverage: coverage && {
      taken: coverage.taken,
      missed: [...coverage.missed],
      entered: Object.fromEntries(coverage.entered),
    },
    impossible: [...impossibleTransitions(dialect)],
    ways: Object.fromEntries(divergences.map((divergence) => [divergence.id, wayTo(divergence)])),
  };
  return pageHtml({
    title,
    heading,
    content: html`${summary}${listOf(divergences, context, summary !== null)}${chartSection(builtDrawings(), facts)}${
      divergences.length === 0
        ? null
        : html`<section class="divergences" aria-labelledby="divergences-title">
            <h2 id="divergences-title">Divergences</h2>
            ${divergences.map((divergence) => divergenceArticle(divergence, context))}
          </section>`
    }`,
    toggles: [
      ...(coverage === null ? [] : (['coverage'] as const)),
      ...(divergences.length === 0 ? [] : (['counterexample'] as const)),
    ],
    data,
    style: colourStyle(':root') + PAGE_STYLE + CHART_STYLE + CHART_PANE_STYLE + DIVERGENCE_STYLE,
    script: clientScript(),
  });
}

/** The steps to a divergence; where something did not come, it was the last one to do something that waited for it. */
function wayTo({ path = [], transcript, at, death }: Divergence): WayToDivergence {
  const connection = transcript[at]?.connection ?? path.at(-1)?.connection ?? '';
  return { steps: path, connection: death === undefined ? connection : '' };
}

/** So many divergences are listed in one column. */
const FEW = 8;

function listOf(divergences: readonly Divergence[], context: ArticleContext, wanted: boolean): Markup | null {
  if (divergences.length === 0) return wanted ? html`<p class="card none">Nothing diverged.</p>` : null;
  const many = divergences.length > FEW ? ' many' : '';
  return html`<nav class="card index${many}" aria-label="Divergences">
    <ol>
      ${divergences.map((divergence) => divergenceEntry(divergence, context))}
    </ol>
  </nav>`;
}
