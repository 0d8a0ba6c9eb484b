import { COLUMN, clip, textWidth } from './text.ts';
import { html, type Markup } from './html.ts';
import { lanesOf, overlapsOf, type Lanes } from './lanes.ts';
import type { ShownLine } from './shown-lines.ts';

const LANE = 236;
const LEFT = 64;
const NOTES = 210;
const TOP = 58;
const ROW = 27;

/** Where things stand, in pixels. */
interface Places {
  readonly width: number;
  readonly server: number;
  laneOf(connection: string): number;
  rowOf(number: number): number;
}

/**
 * A sequence diagram: a lane for each connection, the server between the two that contend. What is sent at once is bracketed, and its
 * arrows cross, as the order in which the server saw it is open. `missing`: what stands at the end where something did not come.
 */
export function sequence(lines: readonly ShownLine[], title: string, missing: string | null): Markup {
  const lanes = lanesOf(lines);
  const first = lines[0]?.number ?? 0;
  const left = lanes.indexOf(null);
  const places: Places = {
    width: LEFT + lanes.length * LANE + NOTES - 110,
    server: LEFT + left * LANE + LANE / 2,
    laneOf: (connection) => LEFT + lanes.indexOf(connection) * LANE + LANE / 2,
    rowOf: (number) => TOP + (number - first) * ROW + ROW,
  };
  const rows = lines.length + (missing === null ? 0 : 1);
  const height = TOP + rows * ROW + 26;
  const overlaps = overlapsOf(lines);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="sequence"
    viewBox="0 0 ${places.width} ${height}"
    width="${places.width}"
    height="${height}"
    role="img"
    aria-label="${title}"
  >
    ${overlaps.map((overlap) => bandMarkup(overlap, places))}${laneMarkup(lanes, lines, places, height)}
    ${lines.map((line) => messageMarkup(line, slantOf(line, overlaps, places), places))}
    ${missing === null ? null : missingMarkup(missing, lines, places)}
  </svg>`;
}

function laneMarkup(
  lanes: Lanes,
  lines: readonly ShownLine[],
  places: Places,
  height: number,
): readonly Markup[] {
  const bottom = height - 12;
  return lanes.map((connection) => {
    if (connection === null) {
      return html`<rect class="server" x="${places.server - 42}" y="10" width="84" height="28" rx="8" />
        <text class="server-name" x="${places.server}" y="29" text-anchor="middle">server</text>
        <rect class="bar" x="${places.server - 3}" y="38" width="6" height="${bottom - 38}" rx="3" />`;
    }
    const x = places.laneOf(connection);
    const end = lines.findLast((line) => line.connection === connection && line.kind === 'closed');
    const until = end === undefined ? bottom : places.rowOf(end.number);
    return html`<rect class="head" x="${x - 42}" y="10" width="84" height="28" rx="8" />
      <text class="lane-name" x="${x}" y="29" text-anchor="middle">${connection}</text>
      <line class="lane" x1="${x}" y1="38" x2="${x}" y2="${until}" />
      ${until === bottom ? null : html`<line class="lane gone" x1="${x}" y1="${until}" x2="${x}" y2="${bottom}" />`}`;
  });
}

function bandMarkup([from, to]: readonly [number, number], { width, rowOf }: Places): Markup {
  const y = rowOf(from) - ROW + 8;
  const height = rowOf(to) - y + 14;
  return html`<g class="band">
    <rect x="${LEFT - 4}" y="${y}" width="${width - LEFT - 4}" height="${height}" rx="6" />
    <text class="band-name" x="${width - 14}" y="${y + 13}" text-anchor="end">at once: any order</text>
  </g>`;
}

/** How much lower an arrow ends than it begins: what is sent at once arrives in an order that nobody knows, so that its arrows cross. */
function slantOf(
  { number }: ShownLine,
  overlaps: readonly (readonly [number, number])[],
  { rowOf }: Places,
): number {
  const within = overlaps.find(([from, to]) => number >= from && number <= to);
  if (within === undefined) return 0;
  const [, to] = within;
  return rowOf(to) - rowOf(number) + (to - number) * 4;
}

function messageMarkup(line: ShownLine, slant: number, places: Places): Markup {
  const y = places.rowOf(line.number);
  const x = places.laneOf(line.connection);
  const classes = `message ${line.kind}${line.diverging ? ' diverging' : ''}`;
  return html`<g class="${classes}" data-line="${line.number}">
    <title>${line.text}</title>
    <text class="ms" x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${line.ms}</text>
    ${line.kind === 'sent' || line.kind === 'received' ? arrowMarkup(line, x, y, slant, places) : endMarkup(line, x, y)}
    ${
      line.note === '' && !line.diverging
        ? null
        : html`<text class="note" x="${places.width - 8}" y="${y + 4}" text-anchor="end">
            ${line.diverging ? '✗ not possible here' : clip(line.note, NOTES - 20)}
          </text>`
    }
  </g>`;
}

function arrowMarkup(line: ShownLine, x: number, y: number, slant: number, { server }: Places): Markup {
  const sent = line.kind === 'sent';
  const side = Math.sign(server - x);
  const [from, to] = sent ? [x + side * 2, server - side * 5] : [server - side * 5, x + side * 3];
  const end = sent ? y + slant : y;
  const head = Math.sign(to - from);
  const text = clip(line.text, LANE - 28);
  // Beside its own lane, so that lanes between it and the server do not hide it.
  const middle = x + side * (LANE / 2);
  return html`<line class="wire" x1="${from}" y1="${y}" x2="${to - head * 5}" y2="${end}" />
    <path class="tip" d="M${to} ${end}l${-head * 8} -4v8z" />
    <rect
      class="under"
      x="${middle - textWidth(text) / 2 - 3}"
      y="${y - 15}"
      width="${textWidth(text) + 6}"
      height="13"
    />
    <text class="text" x="${middle}" y="${y - 5}" text-anchor="middle">${text}</text>`;
}

function endMarkup(line: ShownLine, x: number, y: number): Markup {
  return html`<path class="cross" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" />
    <text class="ending" x="${x + 12}" y="${y + 4}">${clip(line.text, LANE / 2 - 20)}</text>`;
}

function missingMarkup(missing: string, lines: readonly ShownLine[], places: Places): Markup {
  const y = places.rowOf((lines.at(-1)?.number ?? -1) + 1);
  const text = clip(missing, places.width - LEFT - NOTES);
  const width = text.length * COLUMN + 24;
  return html`<g class="message missing diverging" data-line="${(lines.at(-1)?.number ?? -1) + 1}">
    <rect class="edge" x="${places.server - width / 2}" y="${y - 13}" width="${width}" height="24" rx="6" />
    <text class="text" x="${places.server}" y="${y + 3}" text-anchor="middle">${text}</text>
    <text class="note" x="${places.width - 8}" y="${y + 4}" text-anchor="end">✗ not possible here</text>
  </g>`;
}
