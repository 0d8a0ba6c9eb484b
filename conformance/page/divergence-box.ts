import { alternatives } from './alternatives.ts';
import type { Divergence } from '../report/report.ts';
import { html, type Markup } from './html.ts';
import { clip, textWidth } from './text.ts';

/** A row of the box: what is told, what it is, and why. */
interface BoxRow {
  readonly label: string;
  readonly what: string;
  readonly why: string;
  readonly came: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rows of a box, cut to its columns: where the second and the third begin. */
export interface BoxRows {
  readonly rows: readonly BoxRow[];
  readonly what: number;
  readonly why: number;
}

const ROW = 18;
const LABELS = 126;
const PADDING = 12;

/** What the model allows and what came, cut to the width of a diagram. */
export function boxRows(divergence: Divergence, width: number): BoxRows {
  const { allowed, more, came, labels } = alternatives(divergence);
  const rows = [
    ...allowed.map((option, index) => ({
      ...option,
      label: index === 0 ? labels.allowed : 'or',
      came: false,
    })),
    ...(more === 0 ? [] : [{ label: 'or', what: `one of ${more} more`, why: '', came: false }]),
    ...(divergence.death === undefined || came.why === ''
      ? [{ ...came, label: labels.came, came: true }]
      : [
          { what: came.what, why: '', label: labels.came, came: true },
          { what: came.why, why: '', label: labels.words, came: true },
        ]),
  ];
  const room = width - 16 - PADDING * 2 - LABELS;
  const whatRoom = rows.every(({ why }) => why === '')
    ? room
    : Math.min(
        Math.max(...rows.filter(({ came }) => !came).map(({ what }) => textWidth(what))) + 16,
        room * 0.6,
      );
  return {
    rows: rows.map(({ label, what, why, came }) => ({
      label,
      what: clip(what, why === '' ? room : whatRoom - 8),
      why: clip(why, room - whatRoom),
      came,
    })),
    what: PADDING + LABELS,
    why: Math.round(PADDING + LABELS + whatRoom),
  };
}

export function boxHeight({ rows }: BoxRows): number {
  return rows.length * ROW + PADDING + 8;
}

/** The box at a divergence; it points up to `point`. */
export function boxMarkup({ rows, what, why }: BoxRows, { x, y, width, height }: Box, point: number): Markup {
  return html`<g class="diverging box">
    <path
      class="edge"
      d="M${x + 8} ${y}H${point - 8}l8 -9l8 9H${x + width - 8}q8 0 8 8V${y + height - 8}q0 8 -8 8H${x + 8}q-8 0 -8 -8V${y + 8}q0 -8 8 -8z"
    />
    ${rows.map((row, index) => {
      const base = y + PADDING + 11 + index * ROW + (row.came ? 4 : 0);
      return html`<g class="${row.came ? 'came' : 'allowed'}">
        ${row.came && !rows[index - 1]?.came ? html`<path class="rule" d="M${x + PADDING} ${base - 15}H${x + width - PADDING}" />` : null}
        <text class="label" x="${x + what - 12}" y="${base}" text-anchor="end">${row.label}</text>
        <text class="text" x="${x + what}" y="${base}">${row.what}</text>
        ${row.why === '' ? null : html`<text class="why" x="${x + why}" y="${base}">${row.why}</text>`}
      </g>`;
    })}
  </g>`;
}
