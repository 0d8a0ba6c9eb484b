import type { Drawing, EventKind, Overlay } from './drawing.ts';
import { figureOf } from './figure.ts';
import type { ChartState } from './graph.ts';
import type { LineOptions } from './entry.ts';
import { layOut } from './layout.ts';
import { CHART_STYLE, colourStyle } from './style.ts';
import { BORDER, paint } from './svg.ts';
import type { PlacedBox } from './geometry.ts';

/** How a chart is to be drawn. */
export interface DrawOptions {
  readonly title: string;
  /** `brief`: events and what they come to. `full`: every transition with its guard. */
  readonly detail: 'brief' | 'full';
  /** Where an event comes from; by default every event is a command but those that xstate names itself. */
  readonly kindOf?: (event: string) => EventKind;
  readonly overlay?: Overlay;
  /** Whether the style is in the SVG, so that it can be looked at by itself; else it is the page that has it. */
  readonly standalone?: boolean;
  /** The shape to fit, in pixels. */
  readonly fit?: { readonly width: number; readonly height: number };
}

/** A window on a screen of 1440 × 900 pixels; and a page of that width, on which one scrolls to read on. */
const SCREEN = { width: 1424, height: 820 } as const;
const PAGE = { width: 1424, height: 1600 } as const;

/** Draws any xstate v5 chart. */
export async function drawChart(chart: ChartState, options: DrawOptions): Promise<Drawing> {
  const { title, overlay = {}, standalone = true } = options;
  const placed = await placeChart(chart, options);
  const style = standalone ? colourStyle('.chart') + CHART_STYLE : '';
  return {
    svg: paint(placed, { title, style, overlay }),
    width: Math.ceil(placed.width + BORDER * 2),
    height: Math.ceil(placed.height + BORDER * 2),
  };
}

/** The places of all things in the drawing. */
export function placeChart(
  chart: ChartState,
  { detail, kindOf = kindByName, overlay = {}, fit = detail === 'brief' ? SCREEN : PAGE }: DrawOptions,
): Promise<PlacedBox> {
  const lines: LineOptions = {
    kindOf,
    detail,
    taken: overlay.taken ?? null,
    stepsOf: (transition) =>
      (overlay.steps ?? []).flatMap(({ transitions }, step) =>
        transitions.includes(transition) ? [step + 1] : [],
      ),
  };
  const widths =
    detail === 'brief' ? { cardColumns: 36, labelColumns: 26 } : { cardColumns: 64, labelColumns: 44 };
  return layOut(figureOf(chart, lines), { ...widths, fit });
}

function kindByName(event: string): EventKind {
  return event === 'always' || event === 'done' || event.startsWith('after ') ? 'internal' : 'command';
}
