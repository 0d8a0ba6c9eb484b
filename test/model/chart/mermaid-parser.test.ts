import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartOf, statesOf, type ChartState } from '../../../model/chart/graph.ts';
import { mermaidText } from '../../../model/chart/mermaid.ts';
import { partOf } from '../../../model/chart/part.ts';
import { PICTURES } from '../../../model/drawings.ts';
import { requireChromium } from '../../browser.ts';
import { door } from './machine.ts';
import { MACHINES } from './machines.ts';
import { openMermaid, type Drawn, type MermaidPage } from './mermaid-page.ts';

/** On a busy machine Mermaid takes long for a large chart: so many milliseconds. */
const PATIENCE = 300_000;

let mermaid: MermaidPage;

async function drawn(chart: ChartState): Promise<readonly string[]> {
  const [result] = await mermaid.draw([mermaidText(chart)]);
  return textsIn(result);
}

function textsIn(result: Drawn | undefined): readonly string[] {
  if (result?.kind !== 'drawn') throw new Error(result?.why ?? 'nothing came back');
  return result.texts.map(unspaced);
}

/** Mermaid breaks lines where it likes. */
function unspaced(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

const charts = [
  ...PICTURES.map(({ name, chart }) => [`the picture ${name}`, chart()] as const),
  ['a door', chartOf(door)] as const,
  ...Object.entries(MACHINES).map(([name, make]) => [name, chartOf(make())] as const),
];
const parts = PICTURES.slice(0, 1)
  .map(({ chart }) => chart())
  .concat(chartOf(door))
  .flatMap((chart) => statesOf(chart).map(({ id }) => [id, chart] as const));

describe.runIf(requireChromium())('Mermaid', () => {
  beforeAll(async () => {
    mermaid = await openMermaid();
  });
  afterAll(async () => {
    await mermaid.close();
  });

  test('refuses what it cannot read', async () => {
    const [good, bad] = await mermaid.draw([
      'stateDiagram-v2\n  state "a" as s1\n',
      'stateDiagram-v2\n  state "a"b" as s1\n',
    ]);
    expect(good).toEqual({ kind: 'drawn', texts: ['a'] });
    expect(bad?.kind).toBe('refused');
  });

  test.each(charts)(
    'draws %s, with the name of every state',
    async (_name, chart) => {
      const texts = await drawn(chart);
      const names = statesOf(chart).flatMap(({ name }) =>
        name.trim() === '' ? [] : [unspaced(shown(name))],
      );
      expect(names.filter((name) => !texts.some((text) => text.startsWith(name)))).toEqual([]);
    },
    PATIENCE,
  );

  test.each(parts)('draws the part %s, with what is in it and by itself', async (id, chart) => {
    const { name } = statesOf(chart).find((state) => state.id === id) as ChartState;
    expect(await drawn(partOf(chart, id))).toContainEqual(expect.stringContaining(name));
    expect(await drawn(partOf(chart, id, true))).toContainEqual(expect.stringContaining(name));
  });

  test('shows every text as it is, whatever it would say to Mermaid', async () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), telling()), {
      minLength: 5,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        const all = (await mermaid.draw(some.map((text) => mermaidText(chartWith(text))))).map(textsIn);
        all.forEach((found, at) => {
          const wanted = unspaced(shown(some[at] ?? ''));
          // As the name of a state and of a frame, on an edge and in a note.
          expect(found.filter((text) => text.includes(wanted)).length).toBeGreaterThanOrEqual(4);
        });
      }),
      // What it was once refused for, cut short or changed.
      {
        numRuns: 12,
        examples: [
          [['', ' ', 'a\nb', 'end note', 'direction LR', '*a*', '_a_', '$$a$$', '[a](b)', '&lt;', 'ﬂ°']],
        ],
      },
    );
  });
});

const WORDS = `end note|END  NOTE|direction LR|note right of|state|[*]|-->|--|}|{|:::|%%|%%{init: {}}%%|---|<<fork>>|<br/>
|<img src=x onerror=alert(1)>|&lt;|#35;|#|*|**|_|__|~~|\`|"\`|$$|\\n|[a](b)|1. |- |www.a.b|http://a.b|ﬂ°|¶ß|a|b|"|'|;|(|)|🎉`;

/** What says something to Mermaid, to Markdown or to a browser, by itself and within other things. */
function telling(): fc.Arbitrary<string> {
  const words = fc.constantFrom(...WORDS.split('|'), '', ' ', '|', '\u0000', '\ud800', '\u202e', '\u2028');
  return fc.array(words, { maxLength: 5 }).map((some) => some.join(''));
}

function shown(text: string): string {
  return text
    .replaceAll(/[\s\u0085]/g, ' ')
    .replaceAll(/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|ﬂ(?=°)|¶(?=ß)/gu, '\ufffd');
}

/** A chart that has a text everywhere. */
function chartWith(text: string): ChartState {
  const transition = { id: '', event: text, guard: text, titles: [], actions: [text] };
  const leaf = {
    id: `${text} leaf`,
    name: text,
    description: text,
    kind: 'atomic',
    initial: true,
    entry: [],
    exit: [],
    transitions: [{ ...transition, source: `${text} leaf`, targets: [] }],
    states: [],
  } satisfies ChartState;
  return {
    ...leaf,
    id: text,
    kind: 'compound',
    initial: false,
    entry: [text],
    transitions: [{ ...transition, source: text, targets: [leaf.id] }],
    states: [leaf],
  };
}
