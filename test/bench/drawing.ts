import { drawChart } from '../../model/chart/draw.ts';
import { chartOf } from '../../model/chart/graph.ts';
import { sessionChart } from '../../model/session.ts';
import { MACHINES } from '../model/chart/machines.ts';
import type { Figure } from './figures.ts';

const LARGE = '128 states and 350 transitions';
/** The largest of the machines that drawing is tested with is to be drawn within so many ms. */
const BOUND_MS = 5_000;

/** How long it takes to draw the session in brief, and a machine that is much larger, the library loaded before. */
export async function drawingFigures(): Promise<readonly Figure[]> {
  const make = MACHINES[LARGE];
  if (make === undefined) throw new Error(`no machine of ${LARGE}`);
  const session = chartOf(sessionChart);
  const drawn = await time(() => drawChart(session, { title: 'session', detail: 'brief' }));
  const large = await time(() => drawChart(chartOf(make()), { title: LARGE, detail: 'full' }));
  return [
    { what: 'the session drawn', value: drawn, unit: 'ms' },
    { what: `${LARGE} drawn`, value: large, unit: 'ms' },
    { what: '5 s / the largest drawn', value: BOUND_MS / large, unit: 'ratio', target: 1 },
  ];
}

async function time(draw: () => Promise<unknown>): Promise<number> {
  await draw();
  const began = performance.now();
  await draw();
  return performance.now() - began;
}
