import { IMPOSSIBLE } from '../report/divergence-words.ts';
import { html, type Markup } from './html.ts';
import type { Places } from './places.ts';
import { ROW, type Row } from './rows.ts';
import type { ShownLine } from './shown-lines.ts';
import { clip, textWidth } from './text.ts';

/** Half of the server's bar. */
const BAR = 4;
const TIP = 8;
const EMPTY = '(an empty line)';

/** A line of an exchange. `box`: what belongs to it besides, where the model cannot explain it. */
export function messageMarkup(row: Row, places: Places, box: Markup | null): Markup {
  const { line, y, time } = row;
  const note = line.diverging && line.kind !== 'died' ? IMPOSSIBLE : line.note;
  const inside = html`<rect class="ground" x="2" y="${y - ROW / 2 - 6}" width="${places.width - 4}" height="${ROW}" rx="5" />
    ${time === '' ? null : html`<text class="ms" x="${places.left - 10}" y="${y + 4}" text-anchor="end">${time}</text>`}
    ${pictureOf(row, places)}
    ${note === '' ? null : html`<text class="note" x="${places.notes}" y="${y + 4}">${clip(note, places.noteRoom)}</text>`}
    ${box}`;
  return lineMarkup(line, inside);
}

/** What is drawn of a line, as one thing that says what it is. */
export function lineMarkup(line: ShownLine, inside: Markup): Markup {
  return html`<g
    class="message ${line.kind} by-${line.by}${line.diverging ? ' diverging' : ''}"
    data-line="${line.number}"
    data-connection="${line.connection}"
  >
    <title>${titleOf(line)}</title>
    ${inside}
  </g>`;
}

/** All that is known of a line, in words. */
function titleOf({ ms, connection, kind, text, more, note, diverging }: ShownLine): string {
  const when = ms === null ? '' : `${ms} ms, `;
  const who = {
    open: connection,
    sent: `${connection} to the server`,
    received: `the server to ${connection}`,
    waits: connection,
    closed: connection,
    missing: connection === '' ? 'the server' : `the server to ${connection}`,
    died: 'the server',
  }[kind];
  const what = `${when}${who}: ${text}${more}`;
  return `${what}${note === '' ? '' : ` (${note})`}${diverging ? ` ${IMPOSSIBLE}` : ''}`;
}

function pictureOf(row: Row, places: Places): Markup {
  switch (row.line.kind) {
    case 'sent':
    case 'received':
      return arrowMarkup(row, places);
    case 'missing':
      return missingMarkup(row, places);
    case 'open':
    case 'waits':
    case 'closed':
      return endMarkup(row, places);
    case 'died':
      return deathMarkup(row, places);
  }
}

function arrowMarkup({ line, y, arrives }: Row, places: Places): Markup {
  const x = places.laneOf(line.connection);
  const side = x < places.server ? 1 : -1;
  const bar = places.server - side * BAR;
  const [from, to] = line.kind === 'sent' ? [x, bar] : [bar, x + side];
  const ahead = Math.sign(to - from);
  return html`<path class="wire" d="M${from} ${y}L${to - ahead * (TIP - 1)} ${arrives}" />
    <path class="tip" d="M${to} ${arrives}l${-ahead * TIP} -4.5v9z" />
    ${textMarkup(line, x, side, y, places)}`;
}

/** The text of an arrow stands beside the lane that it belongs to: other lanes may stand between that and the server. */
function textMarkup(line: ShownLine, x: number, side: number, y: number, { gap }: Places): Markup {
  const text = clip(line.text === '' ? EMPTY : line.text, gap - 26, line.more);
  const middle = x + (side * gap) / 2;
  const width = textWidth(text) + 6;
  return html`<rect
      class="under"
      x="${(middle - width / 2).toFixed(1)}"
      y="${y - 16}"
      width="${width.toFixed(1)}"
      height="13"
    />
    <text class="text" x="${middle}" y="${y - 6}" text-anchor="middle">${text}</text>`;
}

function endMarkup({ line, y }: Row, { laneOf, server, gap }: Places): Markup {
  const x = laneOf(line.connection);
  const side = x < server ? 1 : -1;
  const mark =
    line.kind !== 'closed'
      ? html`<circle class="opening" cx="${x}" cy="${y}" r="4" />`
      : html`<path class="cross" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" />`;
  const anchor = side > 0 ? 'start' : 'end';
  const text = clip(line.text, gap - 30, line.more);
  return html`${mark}<text class="ending" x="${x + side * 12}" y="${y + 4}" text-anchor="${anchor}"
      >${text}</text
    >`;
}

/** Where a line should have come: an arrow that does not arrive. */
function missingMarkup({ line, y }: Row, places: Places): Markup {
  if (line.connection === '')
    return html`<path class="cross" d="M${places.server - 6} ${y - 6}l12 12m0 -12l-12 12" />`;
  const x = places.laneOf(line.connection);
  const side = x < places.server ? 1 : -1;
  const end = Math.round(places.server - side * places.gap * 0.55);
  return html`<path class="wire" d="M${places.server - side * BAR} ${y}H${end + side * 12}" />
    <path class="cross" d="M${end - 5} ${y - 5}l10 10m0 -10l-10 10" />
    ${textMarkup(line, places.server - side * places.gap, side, y, places)}`;
}

/** The end of the server. */
function deathMarkup({ line, y }: Row, places: Places): Markup {
  const end = places.server + places.gap > places.right ? places.width : places.server + places.gap;
  const text = clip(line.text, end - places.server - 26, line.more);
  return html`<path class="cross" d="M${places.server - 8} ${y - 8}l16 16m0 -16l-16 16" />
    <text class="ending" x="${places.server + 16}" y="${y + 4}">${text}</text>`;
}
