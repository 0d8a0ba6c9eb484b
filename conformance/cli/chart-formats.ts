import type { Overlay } from '../../model/chart/drawing.ts';
import { statesOf } from '../../model/chart/graph.ts';
import { mermaidText } from '../../model/chart/mermaid.ts';
import { treeText } from '../../model/chart/tree.ts';
import type { Dialect } from '../../model/dialect.ts';
import { drawPicture, type Picture } from '../../model/drawings.ts';
import { impossibleTransitions } from '../../model/reach.ts';
import { html } from '../page/html.ts';
import { chartPage } from '../page/report-page.ts';
import { coverageOf } from '../report/coverage.ts';
import type { Divergence, Report } from '../report/report.ts';
import { grouped } from '../report/layout.ts';

/** What is laid over the chart: what a dialect makes impossible, what a run has taken, the way to a divergence. */
export interface Overlaid {
  readonly dialect: Dialect;
  readonly coverage: Report | null;
  readonly path: Divergence | null;
}

/** A format of the statechart. */
export interface ChartFormat {
  /** Whether it can show what is laid over the chart. */
  readonly overlays: boolean;
  /** The file that it goes to when none is named; null for standard output. */
  readonly file: string | null;
  readonly draw: (picture: Picture, overlaid: Overlaid, width: number) => string | Promise<string>;
}

/** The formats by the name that `--format` takes. */
export const CHART_FORMATS = {
  html: { overlays: true, file: 'statechart.html', draw: (_picture, overlaid) => pageText(overlaid) },
  svg: { overlays: true, file: null, draw: (picture, overlaid) => svgText(picture, overlaid) },
  tree: { overlays: false, file: null, draw: ({ chart }, _overlaid, width) => treeText(chart(), width) },
  mermaid: { overlays: false, file: null, draw: ({ chart }) => mermaidText(chart()) },
} as const satisfies Readonly<Record<string, ChartFormat>>;

export type ChartFormatName = keyof typeof CHART_FORMATS;

async function svgText(picture: Picture, { dialect, coverage, path }: Overlaid): Promise<string> {
  // As in the page: the dialect that was asked for, where it is not the one of the run.
  const impossible = impossibleTransitions(dialect);
  const overlay: Overlay = { ...(coverage === null ? {} : coverageOf(coverage)), impossible, ...wayOf(path) };
  return (await drawPicture(picture, { overlay })).svg;
}

/** The steps to a divergence, and where its connection stands then. */
function wayOf(path: Divergence | null): Overlay {
  const steps = path?.path ?? [];
  const last = steps.at(-1);
  if (path === null || last === undefined) return {};
  const connection = path.transcript[path.at]?.connection ?? last.connection;
  return { steps, diverging: last.standing[connection] ?? [] };
}

function pageText({ dialect, coverage, path }: Overlaid): string {
  return chartPage({
    title: 'nick-collider: the statechart',
    heading: html`<h1>nick-collider <span class="target">the statechart of one connection</span></h1>`,
    summary: null,
    dialect,
    coverage: coverage && coverageOf(coverage),
    divergences: path === null ? [] : [path],
    context: { server: { name: null, version: null }, kept: null },
  });
}

/** What was drawn, in a few words. */
export function drawnText({ chart }: Picture, file: string, bytes: number): string {
  const states = statesOf(chart());
  const transitions = states.reduce((sum, { transitions }) => sum + transitions.length, 0);
  return `  wrote    ${file}   ${states.length} states, ${transitions} transitions   ${grouped(Math.ceil(bytes / 1024))} KB\n`;
}
