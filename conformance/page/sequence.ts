import type { SicknessKind } from '../health/sickness.ts';
import type { Divergence } from '../report/report.ts';
import { boxHeight, boxMarkup, boxRows } from './divergence-box.ts';
import { html, type Markup } from './html.ts';
import { bandMarkup, headMarkup, laneMarkup, pauseMarkup, serverMarkup } from './lane-markup.ts';
import { connectionsOf, lanesOf } from './lanes.ts';
import { messageMarkup } from './message-markup.ts';
import { placesOf, TOP } from './places.ts';
import { rowsOf, type Row } from './rows.ts';
import { sequenceGrid } from './sequence-grid.ts';
import type { ShownLine } from './shown-lines.ts';

/** With more connections than this each has a column, and no arrows are drawn. */
const MOST_LANES = 6;
/** What becomes of a server whose process ends. */
const ENDS: ReadonlySet<SicknessKind> = new Set([
  'crashed',
  'killed',
  'stopped silently',
  'stopped and said so',
  'gone',
]);
/** Between the last line and the box below it. */
const BOX_GAP = 16;

/**
 * An exchange as a picture: a lane for each connection, the server between the two that contend. What is done at once is bracketed, and
 * its arrows slant to one place, as the order in which the server saw it is open. Below the line that the model cannot explain is a box
 * with what it allows, and what came.
 */
export function sequence(lines: readonly ShownLine[], divergence: Divergence, title: string): Markup {
  if (connectionsOf(lines).length > MOST_LANES) return sequenceGrid(lines, divergence, title);
  const lanes = lanesOf(lines);
  const places = placesOf(lanes, lines);
  const { rows, bands, pauses, bottom } = rowsOf(lines, TOP, (connection) =>
    Math.sign(places.laneOf(connection) - places.server),
  );
  const options = boxRows(divergence, places.width);
  const box = { x: 8, y: bottom + BOX_GAP, width: places.width - 16, height: boxHeight(options) };
  const until = box.y + box.height + 14;
  const endOf = (connection: string): Row | undefined => {
    const last = rows.findLast(({ line }) => line.connection === connection);
    return last?.line.kind === 'closed' ? last : undefined;
  };
  const died = isEnd(divergence.death) ? rows.at(-1) : undefined;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="sequence"
    viewBox="0 0 ${places.width} ${until}"
    width="${places.width}"
    height="${until}"
    role="img"
    aria-label="${title}"
  >
    ${bands.map((band) => bandMarkup(band, places))}
    ${lanes.map((name) => (name === null ? null : laneMarkup(places.laneOf(name), endOf(name)?.y, box.y)))}
    ${serverMarkup(places.server, died?.y, box.y)}${pauses.map((pause) => pauseMarkup(pause, places))}
    ${lanes.map((name) => headMarkup(name, places))}
    ${inOrder(rows).map((row) =>
      messageMarkup(row, places, row.line.diverging ? boxMarkup(options, box, pointOf(row, places)) : null),
    )}
  </svg>`;
}

/** Whether a server that became so is no more: others live on, and serve nobody, or badly. */
function isEnd(death: Divergence['death']): boolean {
  return death !== undefined && ENDS.has(death);
}

/** In the order of the exchange: what is done at once was placed by what happens side by side. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => one.line.number - other.line.number);
}

/** Where the box points to: the lane that the line concerns, or the server. */
function pointOf({ line }: Row, { laneOf, server }: ReturnType<typeof placesOf>): number {
  return line.connection === '' ? server : laneOf(line.connection);
}
