import { akinText, gradeText, noveltyOf, replayArguments, sizeText } from '../report/divergence-words.ts';
import type { Divergence, Report } from '../report/report.ts';
import { alternatives } from './alternatives.ts';
import { prose } from './beginning.ts';
import { byHand } from './by-hand.ts';
import { html, type Markup } from './html.ts';
import { sequence } from './sequence.ts';
import { exchangeOf } from './shown-lines.ts';
import { transcriptTable } from './transcript-table.ts';

/** What is told of a divergence besides itself. */
export interface ArticleContext extends Pick<Report, 'server' | 'kept' | 'baseline'> {
  /** Where it stands in a page that tells of several servers; left out where there is but one. */
  readonly place?: ArticlePlace;
}

/** A place among the divergences of several servers, of which two may have the same id. */
export interface ArticlePlace {
  /** The anchor of the article. */
  readonly anchor: string;
  /** The server, as it is shown. */
  readonly server: string;
  /** The anchor of what leads to it. */
  readonly back: string;
}

/** One divergence: the exchange as a picture and as a table, what was allowed against what came, the clause and the likely mistake. */
export function divergenceArticle(
  divergence: Divergence,
  { server, kept, baseline, place }: ArticleContext,
): Markup {
  const exchange = exchangeOf(divergence, server.name);
  const id = prose(divergence.id, MOST_NAME);
  const anchor = place?.anchor ?? id;
  const name = place === undefined ? id : `${id} on ${place.server}`;
  return html`<article
    class="divergence ${divergence.grade === 'must' ? 'must' : 'should'}"
    id="${anchor}"
    data-divergence="${id}"
    tabindex="-1"
    aria-labelledby="title-${anchor}"
  >
    <header>
      <h3 id="title-${anchor}">
        <span class="sign" aria-hidden="true">${signOf(divergence)}</span>
        <a class="id" href="#${anchor}">${id}</a>
        <span class="rule">${prose(divergence.rule, MOST_NAME)}</span> ${prose(divergence.sentence)}
      </h3>
      <p class="meta">
        ${gradeMarkup(divergence)} ${prose(sizeText(divergence, baseline))}
        ${place === undefined ? null : html`<a class="back" href="#${place.back}">to the table<span class="unseen"> from ${name}</span></a>`}
      </p>
    </header>
    ${place === undefined ? stepper(id) : null}
    <div class="scroll" tabindex="0" role="group" aria-label="Sequence diagram of ${name}">
      ${sequence(exchange.lines, divergence, `Sequence diagram of ${name}`)}
    </div>
    ${exchange.before === 0 ? null : html`<p class="left-out">${exchange.before} lines before these are left out.</p>`}
    ${contrast(divergence)}${facts(divergence, kept, akinText(divergence, baseline))}
    <details class="lines">
      <summary>The lines</summary>
      ${transcriptTable(exchange, name)}
    </details>
    <details class="by-hand">
      <summary>To type by hand</summary>
      ${byHand(exchange, divergence, name)}
    </details>
  </article>`;
}

/** An id or a rule is this long at most. */
const MOST_NAME = 40;

/** A line of a list of divergences. */
export function divergenceEntry(
  divergence: Divergence,
  { baseline }: Pick<ArticleContext, 'baseline'> = {},
): Markup {
  const novelty = noveltyOf(divergence, baseline);
  const id = prose(divergence.id, MOST_NAME);
  return html`<li class="entry ${divergence.grade === 'must' ? 'must' : 'should'}">
    <a href="#${id}"
      ><span class="sign" aria-hidden="true">${signOf(divergence)}</span> <span class="id">${id}</span>
      <span class="rule">${prose(divergence.rule, MOST_NAME)}</span>
      <span class="sentence">${prose(divergence.sentence)}</span></a
    >
    ${novelty === null ? null : html`<span class="novelty ${novelty}">${novelty}</span>`}
    ${gradeMarkup(divergence)}
  </li>`;
}

function signOf({ grade }: Divergence): string {
  return grade === 'must' ? '✗' : '!';
}

function gradeMarkup(divergence: Divergence): Markup {
  return html`<span class="grade">${prose(gradeText(divergence))}</span>`;
}

/** Buttons that the script of the page brings to life. */
function stepper(id: string): Markup {
  return html`<div class="stepper" hidden="" role="group" aria-label="Steps of ${id}">
    <button type="button" data-step="first" aria-label="First step">⇤</button>
    <button type="button" data-step="back" aria-label="Step back">◀</button>
    <output class="position" aria-live="polite"></output>
    <button type="button" data-step="on" aria-label="Step on">▶</button>
    <button type="button" data-step="last" aria-label="To the divergence">⇥</button>
  </div>`;
}

/** What the model allowed, against what came. */
function contrast(divergence: Divergence): Markup {
  const { allowed, more, came, labels } = alternatives(divergence);
  const item = ({ what, why }: typeof came): Markup =>
    html`<li><code>${what}</code> ${why === '' ? null : html`<span class="why">${why}</span>`}</li>`;
  return html`<div class="contrast">
    <div class="allowed">
      <h4><span aria-hidden="true">✓</span> ${labels.allowed}</h4>
      <ul>
        ${allowed.map(item)}${more === 0 ? null : html`<li>and ${more} more</li>`}
      </ul>
    </div>
    <div class="came">
      <h4><span aria-hidden="true">✗</span> ${labels.came}</h4>
      <ul>
        ${item(divergence.death === undefined ? came : { ...came, why: '' })}
      </ul>
      ${
        divergence.death === undefined || came.why === ''
          ? null
          : html`<h4>${labels.words}</h4>
              <p><code>${came.why}</code></p>`
      }
    </div>
  </div>`;
}

function facts({ id, clause, cause, under }: Divergence, kept: string | null, akin: string | null): Markup {
  return html`<dl class="facts">
    <dt>clause</dt>
    <dd>${prose(clause)}</dd>
    <dt>likely</dt>
    <dd>${prose(cause)}</dd>
    ${
      under.length === 0
        ? null
        : html`<dt>under</dt>
            <dd>${prose(under.join(', '))} set aside, which this server breaks too</dd>`
    }
    ${
      akin === null
        ? null
        : html`<dt>baseline</dt>
            <dd>${prose(akin)}</dd>`
    }
    ${
      kept === null
        ? null
        : html`<dt>again</dt>
            <dd><code>npx nick-collider ${prose(replayArguments(id, kept))}</code></dd>`
    }
  </dl>`;
}
