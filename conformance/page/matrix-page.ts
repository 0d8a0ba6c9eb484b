import { colourStyle } from '../../model/chart/style.ts';
import { isTold } from '../matrix/assemble.ts';
import type { Column, Matrix } from '../matrix/matrix.ts';
import { LEGEND } from '../matrix/words.ts';
import { counted, grouped } from '../report/layout.ts';
import { divergenceArticle } from './article.ts';
import { prose } from './beginning.ts';
import { DIVERGENCE_STYLE } from './divergence-style.ts';
import { documentHtml } from './document.ts';
import { html, type Markup } from './html.ts';
import { MATRIX_STYLE } from './matrix-style.ts';
import { anchorOf, cellAnchor, matrixTable } from './matrix-table.ts';
import { serverTable } from './server-table.ts';
import { PAGE_STYLE } from './page-style.ts';

/**
 * A page about several servers: what has become of each, a table of rules that can be cut down to where they differ, and every divergence
 * with its exchange. It needs no script.
 */
export function matrixPage(matrix: Matrix): string {
  const { columns } = matrix;
  return documentHtml({
    title: `nick-collider: ${columns.map(({ name }) => prose(name, MOST_NAME)).join(', ')}`,
    style: colourStyle(':root') + PAGE_STYLE + DIVERGENCE_STYLE + MATRIX_STYLE,
    body: html`<header class="top">
        <div class="heading">
          <h1>nick-collider <span class="target">${counted(columns.length, 'server')} side by side</span></h1>
        </div>
      </header>
      <main id="main">
        ${serverSection(matrix)}${ruleSection(matrix)}${columns.map(divergenceSection)}
      </main>`,
    script: null,
  });
}

const MOST_NAME = 60;

function serverSection(matrix: Matrix): Markup {
  const { seed, date, again, interrupted, tool } = matrix;
  return html`<section aria-labelledby="servers-title">
    <h2 id="servers-title">The servers</h2>
    ${serverTable(matrix)}
    <p class="quiet made">
      nick-collider ${prose(tool.version, MOST_NAME)}, ${date.slice(0, 10)}, seed ${String(seed)}${interrupted ? ', interrupted' : ''} ·
      <code>npx nick-collider ${prose(again, 4_000)}</code>
    </p>
  </section>`;
}

function ruleSection(matrix: Matrix): Markup {
  const { rows } = matrix;
  const differing = rows.filter(({ differs }) => differs).length;
  const broken = rows.filter(({ cells }) => cells.some(isTold)).length;
  return html`<section class="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">The rules</h2>
    <fieldset class="filter">
      <legend>Show</legend>
      ${filter('all', 'all', rows.length, true)}${filter('differing', 'where they differ', differing, false)}${filter('broken', 'what any of them breaks', broken, false)}
    </fieldset>
    <dl class="signs">
      ${LEGEND.map(
        ([sign, means]) =>
          html`<div>
            <dt>${sign}</dt>
            <dd>${means}</dd>
          </div>`,
      )}
    </dl>
    ${differing === 0 ? html`<p class="empty differing">There is no rule that some of them keep and others do not.</p>` : null}
    ${broken === 0 ? html`<p class="empty broken">None of them breaks a rule.</p>` : null}
    ${matrixTable(matrix)}
  </section>`;
}

/** A choice of rules to be seen. */
function filter(id: string, label: string, count: number, isChosen: boolean): Markup {
  return html`<label
    ><input type="radio" name="show" id="show-${id}" ${isChosen ? html`checked=""` : null} /> ${label}
    <span class="quiet">${grouped(count)}</span></label
  >`;
}

function divergenceSection({ name, outcome }: Column, index: number): Markup | null {
  if (outcome.kind !== 'tested' || outcome.report.divergences.length === 0) return null;
  const { server, kept, divergences } = outcome.report;
  const shown = prose(name, MOST_NAME);
  return html`<section aria-labelledby="server-${index + 1}-title">
    <h2 id="server-${index + 1}-title">What diverges on ${shown}</h2>
    ${divergences.map((divergence) =>
      divergenceArticle(divergence, {
        server,
        kept,
        place: {
          anchor: anchorOf(index, divergence.id),
          server: shown,
          back: cellAnchor(index, divergence.rule),
        },
      }),
    )}
  </section>`;
}
