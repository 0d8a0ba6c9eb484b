import type { Drawing, Overlay } from './chart/drawing.ts';
import { drawChart, type DrawOptions } from './chart/draw.ts';
import { chartOf, type ChartState } from './chart/graph.ts';
import { partOf } from './chart/part.ts';
import { kindOf } from './event-kind.ts';
import { nickChart } from './nick-chart.ts';
import { sessionChart } from './session.ts';

/** A picture of the model that has a name. */
export interface NamedDrawing {
  readonly name: string;
  readonly title: string;
  readonly drawing: Drawing;
}

/** What there is to draw. */
export interface Picture {
  readonly name: string;
  readonly title: string;
  readonly detail: DrawOptions['detail'];
  readonly chart: () => ChartState;
}

const session = (): ChartState => chartOf(sessionChart);
const part =
  (path: string, alone = false) =>
  () =>
    partOf(session(), `connection.connected.${path}`, alone);

/** The pictures of the model: the whole session in brief, and its parts with every condition. */
export const PICTURES: readonly Picture[] = [
  { name: 'session', title: 'The whole session, in brief', detail: 'brief', chart: session },
  {
    name: 'registering',
    title: 'While registering, whatever was given',
    detail: 'full',
    chart: part('registration.registering', true),
  },
  {
    name: 'password',
    title: 'While registering: the password',
    detail: 'full',
    chart: part('registration.registering.password'),
  },
  {
    name: 'nick',
    title: 'While registering: the nick',
    detail: 'full',
    chart: part('registration.registering.nick'),
  },
  {
    name: 'user',
    title: 'While registering: the user',
    detail: 'full',
    chart: part('registration.registering.user'),
  },
  {
    name: 'cookie',
    title: 'While registering: the PONG that the server asks for',
    detail: 'full',
    chart: part('registration.registering.cookie'),
  },
  { name: 'registered', title: 'Registered', detail: 'full', chart: part('registration.registered') },
  {
    name: 'capabilities',
    title: 'Capabilities',
    detail: 'full',
    chart: part('capabilities'),
  },
  {
    name: 'authentication',
    title: 'Authentication',
    detail: 'full',
    chart: part('authentication'),
  },
  {
    name: 'registry',
    title: 'One nick, as a client finds it that asks for it',
    detail: 'full',
    chart: () => chartOf(nickChart),
  },
];

/** Draws a picture. `standalone`: with its style, to be looked at by itself. */
export function drawPicture(
  { title, detail, chart }: Picture,
  { overlay = {}, standalone = true }: { readonly overlay?: Overlay; readonly standalone?: boolean } = {},
): Promise<Drawing> {
  return drawChart(chart(), { title, detail, kindOf, overlay, standalone });
}

/** Draws all of them. */
export async function drawPictures(
  options: { readonly overlay?: Overlay; readonly standalone?: boolean } = {},
): Promise<readonly NamedDrawing[]> {
  const drawn: NamedDrawing[] = [];
  for (const picture of PICTURES) {
    const { name, title } = picture;
    drawn.push({ name, title, drawing: await drawPicture(picture, options) });
  }
  return drawn;
}
