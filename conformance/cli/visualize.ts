import { statesOf, waysOf, type ChartState } from '../../model/chart/graph.ts';
import { partOf } from '../../model/chart/part.ts';
import type { Picture } from '../../model/drawings.ts';
import { shownPath } from '../../model/shown-path.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';
import { CHART_FORMATS, type ChartFormat, type ChartFormatName, type Overlaid } from './chart-formats.ts';

/** What is asked of `visualize`, as it was typed. */
export interface VisualizeFlags {
  readonly format: string;
  readonly part?: string;
}

/** A picture in a format. */
export interface Asked {
  readonly name: ChartFormatName;
  readonly format: ChartFormat;
  readonly picture: Picture;
}

/** What `--format` and `--part` ask for. @throws UsageError */
export function readVisualize({ format, part }: VisualizeFlags, pictures: readonly Picture[]): Asked {
  if (!isFormat(format))
    throw new UsageError(`--format ${format}: no such format`, nearHint(format, Object.keys(CHART_FORMATS)));
  return { name: format, format: CHART_FORMATS[format], picture: pictureOf(part, pictures) };
}

/** Formats of text show the chart alone. @throws UsageError */
export function refuseOverlay(
  { name, format }: Asked,
  option: '--coverage' | '--path',
  asked: boolean,
): void {
  if (asked && !format.overlays)
    throw new UsageError(`${option}: ${name} cannot show it`, ['html and svg can: --format html']);
}

/** Draws what is asked for, as text of so many columns at most where it is for a terminal. */
export function visualize(
  { format, picture }: Asked,
  overlaid: Overlaid,
  width: number,
): string | Promise<string> {
  return format.draw(picture, overlaid, width);
}

/** A picture by its name, or any state of the whole chart by its path, shown or whole. @throws UsageError */
function pictureOf(part: string | undefined, pictures: readonly Picture[]): Picture {
  const [whole] = pictures as readonly [Picture, ...Picture[]];
  if (part === undefined) return whole;
  const named = pictures.find(({ name }) => name === part);
  if (named !== undefined) return named;
  const chart = whole.chart();
  const paths = pathsIn(chart);
  const id = paths.get(shownPath(part));
  if (id === undefined)
    throw new UsageError(
      `--part ${part}: no such part`,
      nearHint(part, [...pictures.map(({ name }) => name), ...paths.keys()]),
    );
  return { name: part, title: part, detail: 'full', chart: () => partOf(chart, id) };
}

function pathsIn(chart: ChartState): ReadonlyMap<string, string> {
  const ways = waysOf(chart);
  return new Map(
    statesOf(chart)
      .slice(1)
      .map(({ id }) => {
        const names = (ways.get(id) ?? []).slice(1).map(({ name }) => name);
        return [shownPath(names.join('.')), id];
      }),
  );
}

function isFormat(name: string): name is ChartFormatName {
  return Object.hasOwn(CHART_FORMATS, name);
}
