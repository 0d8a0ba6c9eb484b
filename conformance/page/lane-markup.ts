import { html, type Markup } from './html.ts';
import { SIDE, type Places } from './places.ts';
import type { Rows, Stretch } from './rows.ts';
import { grouped } from '../report/layout.ts';

const HEAD = { top: 8, width: 84, height: 28 } as const;
const BELOW_HEAD = HEAD.top + HEAD.height;

/** The head of a lane; of the server’s for null. */
export function headMarkup(name: string | null, { laneOf, server }: Places): Markup {
  const x = name === null ? server : laneOf(name);
  return html`<g class="${name === null ? 'head server' : 'head'}">
    <rect x="${x - HEAD.width / 2}" y="${HEAD.top}" width="${HEAD.width}" height="${HEAD.height}" rx="8" />
    <text x="${x}" y="${HEAD.top + 18}" text-anchor="middle">${name ?? 'server'}</text>
  </g>`;
}

/** The lane of a connection; dotted from where the connection ended. */
export function laneMarkup(x: number, end: number | undefined, bottom: number): Markup {
  return html`<path class="lane" d="M${x} ${BELOW_HEAD}V${end ?? bottom}" />${
    end === undefined ? null : html`<path class="lane gone" d="M${x} ${end}V${bottom}" />`
  }`;
}

/** The server, a bar; dotted from where it was no more. */
export function serverMarkup(x: number, end: number | undefined, bottom: number): Markup {
  return html`<path class="bar" d="M${x} ${BELOW_HEAD}V${end ?? bottom}" />${
    end === undefined ? null : html`<path class="bar gone" d="M${x} ${end}V${bottom}" />`
  }`;
}

/** What is done at once. */
export function bandMarkup({ top, bottom }: Stretch, { left, right }: Places): Markup {
  return html`<g class="band">
    <rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="7" />
    <path class="bracket" d="M${left + 6} ${top}h-6v${bottom - top}h6" />
    <path class="bracket" d="M${right - 6} ${top}h6v${bottom - top}h-6" />
    <title>at once: in which order the server saw it is open</title>
    <text x="${left + SIDE + 8}" y="${top + 13}">at once, in any order</text>
  </g>`;
}

/** A long time without a word. */
export function pauseMarkup({ y, ms }: Rows['pauses'][number], { left, right }: Places): Markup {
  return html`<g class="pause">
    <path d="M${left} ${y}H${right}" />
    <text x="${left - 10}" y="${y + 4}" text-anchor="end">+${grouped(ms)}</text>
  </g>`;
}
