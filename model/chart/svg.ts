import type { Overlay } from './drawing.ts';
import { moved, SIZES, type PlacedArrow, type PlacedBox, type PlacedRow, type Point } from './geometry.ts';
import { marksOf, type Marks } from './marks.ts';
import { columnsOf } from './run.ts';
import { shownName } from './shown-name.ts';
import { arrowHead, cutAt, number, roundedPath, shortened } from './path.ts';

/** What the painter is told besides the places of things. */
export interface PaintOptions {
  /** Told by screen readers, and where the pointer rests. */
  readonly title: string;
  /** The content of a style element, or empty where what the picture stands in has the style. */
  readonly style: string;
  readonly overlay: Overlay;
}

/** Around the picture, in pixels. */
export const BORDER = 8;

/** Paints a figure whose things have their places, as an SVG element. Equal figures give equal bytes. */
export function paint(root: PlacedBox, { title, style, overlay }: PaintOptions): string {
  const width = Math.ceil(root.width + BORDER * 2);
  const height = Math.ceil(root.height + BORDER * 2);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escape(title)}">`,
    style === '' ? '' : `<style>${style}</style>`,
    ...boxMarkup(root, { x: BORDER, y: BORDER }, [], marksOf(overlay)),
    '</svg>',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** A state, the arrows in it, and then the states in it. */
function boxMarkup(
  placed: PlacedBox,
  origin: Point,
  around: readonly PlacedBox[],
  marks: Marks,
): readonly string[] {
  const at = { x: origin.x + placed.x, y: origin.y + placed.y };
  const { state } = placed.box;
  const within = [...around, placed];
  return [
    `<g class="${classesOf(placed, around.at(-1))}${marks.ofState(state.id)}" data-state="${escape(state.id)}" tabindex="0" role="button" aria-label="${escape(spoken(placed, around))}">`,
    state.description === '' ? '' : `<title>${escape(state.description)}</title>`,
    ...edgeMarkup(placed, at, around.length === 0),
    ...rowsMarkup(placed.rows, at, marks),
    '</g>',
    ...entryMarkup(placed.entry, at),
    ...placed.arrows.flatMap((arrow) => arrowMarkup(arrow, at, marks)),
    ...placed.boxes.flatMap((child) => boxMarkup(child, at, within, marks)),
  ];
}

/** How a state is told: with those around it, and with all that is written in it. */
function spoken({ box: { state }, rows }: PlacedBox, around: readonly PlacedBox[]): string {
  const written = rows.map(({ row }) => row.runs.map(({ text }) => text).join(''));
  return ['state', ...around.map(({ box }) => box.state.name), shownName(state), ...written].join(' ');
}

function classesOf({ box: { state }, boxes }: PlacedBox, around: PlacedBox | undefined): string {
  const kind = state.kind.endsWith('history') ? 'history' : state.kind;
  const shape = boxes.length > 0 ? 'frame' : 'leaf';
  const region = around?.box.state.kind === 'parallel' ? ' region' : '';
  return `state ${shape} ${kind}${region}`;
}

/** The outline of a state and its name. The outermost frame has no outline where nothing but its content is to be seen. */
function edgeMarkup(placed: PlacedBox, { x, y }: Point, outermost: boolean): readonly string[] {
  const { box, width, height, boxes } = placed;
  const { kind } = box.state;
  const name = shownName(box.state);
  const rectangle = (inset: number, radius: number): string =>
    `<rect class="edge" x="${number(x + inset)}" y="${number(y + inset)}" width="${number(width - inset * 2)}" height="${number(height - inset * 2)}" rx="${radius}"/>`;
  if (boxes.length > 0) {
    const bare = outermost && kind !== 'parallel' && box.lines.length === 0;
    if (bare) return [];
    return [
      rectangle(0, 12),
      `<text class="name" x="${number(x + SIZES.padding)}" y="${number(y + 20)}">${escape(name)}</text>`,
    ];
  }
  const middle = x + width / 2;
  const base = placed.rows.length === 0 ? y + height / 2 + 4 : y + 20;
  return [
    rectangle(0, kind.endsWith('history') ? 13 : 9),
    kind === 'final' ? rectangle(3.5, 6) : '',
    `<text class="name" x="${number(middle)}" y="${number(base)}" text-anchor="middle">${escape(name)}</text>`,
  ];
}

function entryMarkup(entry: readonly Point[] | null, origin: Point): readonly string[] {
  if (entry === null || entry.length === 0) return [];
  const points = entry.map((point) => moved(point, origin));
  const [start, next = start] = points as [Point, ...Point[]];
  const [back, up] = [Math.sign(next.x - start.x) * 4, Math.sign(next.y - start.y) * 4];
  return [
    `<g class="arrow entry"><circle class="dot" cx="${number(start.x - back)}" cy="${number(start.y - up)}" r="4.5"/><path d="${roundedPath(shortened(points))}"/><path class="head" d="${arrowHead(points)}"/></g>`,
  ];
}

function arrowMarkup({ arrow, points, label }: PlacedArrow, origin: Point, marks: Marks): readonly string[] {
  const transitions = [...new Set(arrow.lines.flatMap((line) => line.transitions))];
  const placed = points.map((point) => moved(point, origin));
  const line = cutAt(shortened(placed), moved(label, origin)).map(roundedPath).join('');
  return [
    `<g class="arrow${marks.ofTransitions(transitions)}" data-from="${escape(arrow.from)}" data-to="${escape(arrow.to)}">`,
    `<path d="${line}"/><path class="head" d="${arrowHead(placed)}"/>`,
    ...splitMarkup(label, origin),
    ...rowsMarkup(label.rows, origin, marks),
    '</g>',
  ];
}

/** An outline around a text in several columns: else each of them would look like a text of its own. */
function splitMarkup(label: PlacedArrow['label'], origin: Point): readonly string[] {
  const { x, y, width, height } = moved(label, origin);
  return label.isSplit
    ? [
        `<rect class="split" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="6"/>`,
      ]
    : [];
}

/** Rows of text, each line of which is a group of its own: it stands for certain transitions. */
function rowsMarkup(rows: readonly PlacedRow[], origin: Point, marks: Marks): readonly string[] {
  return rows.map(({ row, line, x, y }) => {
    const left = origin.x + x;
    const base = origin.y + y;
    let column = 0;
    const badges: string[] = [];
    const spans = row.runs.map(({ kind, text }) => {
      if (kind === 'step') badges.push(badge(left + column * SIZES.column, base, columnsOf(text)));
      column += columnsOf(text);
      return `<tspan class="${kind}">${escape(text)}</tspan>`;
    });
    const attributes = `class="line${marks.ofTransitions(line.transitions)}" data-transitions="${listed(line.transitions)}"`;
    return `${badges.join('')}<text ${attributes} x="${number(left)}" y="${number(base)}">${spans.join('')}</text>`;
  });
}

function badge(x: number, base: number, columns: number): string {
  return `<rect class="badge" x="${number(x)}" y="${number(base - 10)}" width="${number(columns * SIZES.column)}" height="13" rx="6"/>`;
}

function listed(transitions: readonly string[]): string {
  return transitions.map(escape).join('&#10;');
}

/** A text as it may stand in XML: what XML cannot hold is shown as a replacement character. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
