import { describe, expect, test } from 'vitest';
import { drawChart, placeChart } from '../../../model/chart/draw.ts';
import { chartOf, statesOf, type ChartState } from '../../../model/chart/graph.ts';
import type { PlacedBox } from '../../../model/chart/geometry.ts';
import { partOf } from '../../../model/chart/part.ts';
import { paint } from '../../../model/chart/svg.ts';
import { nickChart } from '../../../model/nick-chart.ts';
import { sessionChart } from '../../../model/session.ts';
import { door } from './machine.ts';
import { MACHINES } from './machines.ts';
import { overlapsIn } from './overlaps.ts';

const session = chartOf(sessionChart);
const charts = [
  ...Object.entries(MACHINES).map(([name, make]) => [name, chartOf(make())] as const),
  ['a door', chartOf(door)] as const,
  ['the session', session] as const,
  ['one nick', chartOf(nickChart)] as const,
  ...statesOf(session)
    .filter(({ states }) => states.length > 0)
    .map(({ id }) => [`the session’s ${id}`, partOf(session, id)] as const),
  [
    'what happens while registering',
    partOf(session, 'connection.connected.registration.registering', true),
  ] as const,
];

describe.each(['brief', 'full'] as const)('drawn %s', (detail) => {
  // To find the places of a large chart takes seconds, and both tests look at the same ones.
  const placements = new Map<string, Promise<PlacedBox>>();
  const placed = (title: string, chart: ChartState): Promise<PlacedBox> => {
    const found = placements.get(title) ?? placeChart(chart, { title, detail });
    placements.set(title, found);
    return found;
  };

  test.each(charts)(
    '%s: nothing stands where something else stands, and no arrow runs through a text',
    async (title, chart) => {
      expect(overlapsIn(await placed(title, chart))).toEqual([]);
    },
  );

  test.each(charts)('%s: every state and every transition is there', async (title, chart) => {
    const svg = paint(await placed(title, chart), { title, style: '', overlay: {} });
    const states = new Set([...svg.matchAll(/ data-state="([^"]*)"/g)].map(([, id]) => decode(id)));
    expect([...statesOf(chart)].filter(({ id }) => !states.has(id)).map(({ id }) => id)).toEqual([]);
    const told = new Set(
      [...svg.matchAll(/<text class="line[^"]*" data-transitions="([^"]*)"/g)].flatMap(([, ids]) =>
        decode(ids).split('\n'),
      ),
    );
    const drawn = statesOf(chart).flatMap(({ transitions }) => transitions.map(({ id }) => id));
    // XML cannot hold every character.
    expect(drawn.filter((id) => !told.has(id.replaceAll('\u0001', '\ufffd')))).toEqual([]);
  });
});

test('the same chart gives the same bytes', async () => {
  const make = MACHINES['edges across levels'] as () => Parameters<typeof chartOf>[0];
  const once = await drawChart(chartOf(make()), { title: 'maze', detail: 'full' });
  expect(await drawChart(chartOf(make()), { title: 'maze', detail: 'full' })).toEqual(once);
});

describe('the judge of overlaps', () => {
  const placed = placeChart(chartOf(door), { title: 'door', detail: 'full' });

  test('catches a label that was moved onto a state', async () => {
    const spoilt = await placed;
    const { arrows, boxes } = spoilt;
    const [first] = boxes as [PlacedBox];
    const onto = arrows.map((arrow, at) =>
      at === 0 ? { ...arrow, label: { ...arrow.label, x: first.x + 5, y: first.y + 5 } } : arrow,
    );
    expect(overlapsIn({ ...spoilt, arrows: onto })).not.toEqual([]);
  });

  test('catches an arrow that runs through a state', async () => {
    const spoilt = await placed;
    const [first] = spoilt.boxes as [PlacedBox];
    const middle = first.y + first.height / 2;
    const points = [
      { x: first.x - 30, y: middle },
      { x: first.x + first.width + 30, y: middle },
    ];
    const through = spoilt.arrows.map((arrow, at) => (at === 0 ? { ...arrow, points } : arrow));
    expect(overlapsIn({ ...spoilt, arrows: through })).not.toEqual([]);
  });

  test('catches a state that is larger than its frame', async () => {
    const spoilt = await placed;
    expect(overlapsIn({ ...spoilt, height: spoilt.height / 2 })).not.toEqual([]);
  });
});

function decode(text: string | undefined): string {
  return (text ?? '').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
