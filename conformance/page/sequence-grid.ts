import { ARROWS } from '../report/divergence-words.ts';
import type { Divergence } from '../report/report.ts';
import { boxHeight, boxMarkup, boxRows } from './divergence-box.ts';
import { html, type Markup } from './html.ts';
import { connectionsOf } from './lanes.ts';
import { lineMarkup } from './message-markup.ts';
import { overlapsOf } from './overlaps.ts';
import type { ShownLine } from './shown-lines.ts';
import { clip } from './text.ts';

const TIMES = 62;
const COLUMN = 172;
const HEAD = 34;
const ROW = 22;

/** The exchange of many connections: a column for each, in the order of appearance, and a row for each line. */
export function sequenceGrid(lines: readonly ShownLine[], divergence: Divergence, title: string): Markup {
  const names = connectionsOf(lines);
  const width = TIMES + names.length * COLUMN + 12;
  const bottom = HEAD + lines.length * ROW;
  const first = lines[0]?.number ?? 0;
  const options = boxRows(divergence, Math.min(width, 1_000));
  const box = { x: 8, y: bottom + 16, width: Math.min(width, 1_000) - 16, height: boxHeight(options) };
  const height = box.y + box.height + 10;
  const xOf = (connection: string): number => TIMES + Math.max(0, names.indexOf(connection)) * COLUMN;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="sequence grid"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${title}"
  >
    ${overlapsOf(lines).map((overlap) => bandMarkup(overlap, first, width))}
    ${names.map(
      (name) =>
        html`<g class="head"><text x="${xOf(name) + 8}" y="22">${name}</text></g>
          <path class="lane" d="M${xOf(name)} 8V${bottom}" />`,
    )}
    <path class="lane" d="M8 ${HEAD}H${width - 8}" />
    ${lines.map((line) => {
      const y = HEAD + (line.number - first) * ROW + 15;
      const point = Math.min(xOf(line.connection) + 24, box.x + box.width - 20);
      return cellMarkup(
        line,
        xOf(line.connection),
        y,
        width,
        line.diverging ? boxMarkup(options, box, point) : null,
      );
    })}
  </svg>`;
}

function bandMarkup(overlap: readonly ShownLine[], first: number, width: number): Markup {
  const top = HEAD + ((overlap[0]?.number ?? first) - first) * ROW + 1;
  return html`<g class="band">
    <title>at once: in which order the server saw it is open</title>
    <rect
      x="${TIMES - 6}"
      y="${top}"
      width="${width - TIMES - 2}"
      height="${overlap.length * ROW - 2}"
      rx="5"
    />
    <path class="bracket" d="M${TIMES - 1} ${top}h-5v${overlap.length * ROW - 2}h5" />
  </g>`;
}

function cellMarkup(line: ShownLine, x: number, y: number, width: number, box: Markup | null): Markup {
  const text = clip(`${ARROWS[line.kind]} ${line.text}`, COLUMN - 14, line.more);
  const inside = html`<rect class="ground" x="2" y="${y - 14}" width="${width - 4}" height="${ROW - 2}" rx="5" />
    ${line.ms === null ? null : html`<text class="ms" x="${TIMES - 12}" y="${y}" text-anchor="end">${line.ms}</text>`}
    ${line.diverging ? html`<rect class="cell" x="${x + 2}" y="${y - 14}" width="${COLUMN - 4}" height="${ROW - 2}" rx="4" />` : null}
    <text class="text" x="${x + 8}" y="${y}">${line.diverging ? clip(`✗ ${text}`, COLUMN - 14) : text}</text>
    ${box}`;
  return lineMarkup(line, inside);
}
