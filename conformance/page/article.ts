import { gradeText, replayArguments, sizeText } from '../report/divergence-words.ts';
import type { Divergence, Report } from '../report/report.ts';
import { printable } from '../report/visible.ts';
import { html, type Markup } from './html.ts';
import { sequence } from './sequence.ts';
import { shownLines, shownText, type ShownLine } from './shown-lines.ts';

/** What is told of a divergence besides itself. */
export type ArticleContext = Pick<Report, 'server' | 'kept'>;

/** One divergence: the exchange as a picture and as a table, what was allowed against what came, the clause and the likely mistake. */
export function divergenceArticle(divergence: Divergence, { server, kept }: ArticleContext): Markup {
  const { id, rule, sentence, clause, cause, under, at, transcript } = divergence;
  const lines = shownLines(divergence, server.name);
  const missing = at >= transcript.length ? shownText(divergence.came.what) : null;
  const grade = divergence.grade === 'must' ? 'must' : 'should';
  return html`<article
    class="divergence ${grade}"
    id="${id}"
    data-divergence="${id}"
    tabindex="-1"
    aria-labelledby="title-${id}"
  >
    <header>
      <h3 id="title-${id}">
        <a class="id" href="#${id}">${id}</a> <span class="rule">${rule}</span> ${printable(sentence)}
      </h3>
      <p class="meta"><span class="grade">${gradeText(divergence)}</span> ${sizeText(divergence)}</p>
    </header>
    <div class="stepper" hidden role="group" aria-label="Steps of ${id}">
      <button type="button" data-step="first" aria-label="First step">⇤</button>
      <button type="button" data-step="back" aria-label="Step back">◀</button>
      <output class="position" aria-live="polite"></output>
      <button type="button" data-step="on" aria-label="Step on">▶</button>
      <button type="button" data-step="last" aria-label="To the divergence">⇥</button>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label="Sequence diagram of ${id}">
      ${sequence(lines, `Sequence diagram of ${id}`, missing)}
    </div>
    ${contrast(divergence)}
    <dl class="facts">
      <dt>clause</dt>
      <dd>${printable(clause)}</dd>
      <dt>likely</dt>
      <dd>${printable(cause)}</dd>
      ${
        under.length === 0
          ? null
          : html`<dt>under</dt>
              <dd>${under.join(', ')} set aside, which this server breaks too</dd>`
      }
      ${
        kept === null
          ? null
          : html`<dt>again</dt>
              <dd><code>npx nick-collider ${replayArguments(id, kept)}</code></dd>`
      }
    </dl>
    <details>
      <summary>The lines</summary>
      ${transcriptTable(lines, missing)}
    </details>
    <details>
      <summary>To type by hand</summary>
      ${byHand(lines)}
    </details>
  </article>`;
}

/** A line of a list of divergences. */
export function divergenceEntry(divergence: Divergence): Markup {
  const { id, rule, sentence, grade } = divergence;
  return html`<li class="${grade}">
    <a href="#${id}"
      ><span class="id">${id}</span> <span class="rule">${rule}</span>
      <span class="sentence">${printable(sentence)}</span></a
    >
    <span class="grade">${gradeText(divergence)}</span>
  </li>`;
}

/** What the model allowed, against what came. */
function contrast({ allowed, came, death }: Divergence): Markup {
  const options = allowed.length === 0 ? [{ what: 'nothing', why: '' }] : allowed;
  return html`<div class="contrast">
    <section class="allowed">
      <h4>The model allows</h4>
      <ul>
        ${options.map(({ what, why }) => html`<li><code>${shownText(what)}</code> <span>${printable(why)}</span></li>`)}
      </ul>
    </section>
    <section class="came">
      <h4>${death === undefined ? 'The server sent' : 'What happened'}</h4>
      <ul>
        <li><code>${shownText(came.what)}</code> <span>${shownText(came.why)}</span></li>
      </ul>
    </section>
  </div>`;
}

const ARROWS: Readonly<Record<ShownLine['kind'], string>> = {
  open: '·',
  sent: '→',
  received: '←',
  closed: '×',
};

function transcriptTable(lines: readonly ShownLine[], missing: string | null): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="The lines as a table">
    <table class="transcript">
      <thead>
        <tr>
          <th scope="col">ms</th>
          <th scope="col">conn</th>
          <th scope="col">what happened</th>
          <th scope="col">the model afterwards</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr data-line="${line.number}" class="${line.kind}${line.diverging ? ' diverging' : ''}">
              <td>${line.ms}</td>
              <td>${line.connection} ${ARROWS[line.kind]}</td>
              <td><code>${line.text}</code></td>
              <td>${line.diverging ? '✗ not possible here' : line.note}</td>
            </tr>`,
        )}
        ${
          missing === null
            ? null
            : html`<tr data-line="${(lines.at(-1)?.number ?? -1) + 1}" class="diverging">
                <td></td>
                <td></td>
                <td><code>${missing}</code></td>
                <td>✗ not possible here</td>
              </tr>`
        }
      </tbody>
    </table>
  </div>`;
}

/** What a person types, connection by connection. */
function byHand(lines: readonly ShownLine[]): Markup {
  const typed = lines.filter(({ kind, note }) => kind === 'sent' && note !== 'sent by the suite');
  const text = typed.map(({ connection, text }) => `${connection}  ${text}`).join('\n');
  return html`<p>One connection for each letter (<code>nc -C host port</code>), in this order:</p>
    <pre tabindex="0">${text}</pre>`;
}
