import { ARROWS, IMPOSSIBLE } from '../report/divergence-words.ts';
import { html, type Markup } from './html.ts';
import type { Exchange } from './shown-lines.ts';

/** The exchange as a table, with the words of the terminal. */
export function transcriptTable({ lines, before }: Exchange, id: string): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="The lines of ${id} as a table">
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
        ${
          before === 0
            ? null
            : html`<tr>
                <td></td>
                <td></td>
                <td colspan="2">${before} lines before these are left out</td>
              </tr>`
        }
        ${lines.map(
          ({ number, ms, connection, kind, text, more, note, diverging }) =>
            html`<tr data-line="${number}" class="${kind}${diverging ? ' diverging' : ''}">
              <td>${ms}</td>
              <td>${connection} ${ARROWS[kind]}</td>
              <td><code>${text}</code>${more}</td>
              <td>${diverging ? IMPOSSIBLE : note}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
