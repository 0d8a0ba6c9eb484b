import { expect, test } from 'vitest';
import { chartOf } from '../../../model/chart/graph.ts';
import { treeText } from '../../../model/chart/tree.ts';
import { door } from './machine.ts';

test('a chart is an indented text in which one event is named once', () => {
  expect(`\n${treeText(chartOf(door))}`).toBe(`
door
│    BREAK → broken / say crack: #1; ouch
├─ ▸whole ∥
│  │    entry / ring
│  │    RING / ring
│  ├─ leaf
│  │  ├─ ▸shut
│  │  │       OPEN [lock = none] → ajar
│  │  │            [allowed and not in bolt.thrown and (allowed or allowed)] → ajar / assign
│  │  │            / say locked
│  │  │       CLOSE / nothing
│  │  └─ ajar
│  │          CLOSE → shut
│  │          BREAK → repair
│  │          after 60 s → shut
│  └─ bolt
│     ├─ ▸drawn
│     │       TURN → thrown
│     └─ thrown
│             TURN → drawn
│             always [nearly 3] → drawn
├─ repair
│  │    done → whole
│  ├─ ▸waiting
│  │       * → mended
│  ├─ mended ◎
│  └─ again (H*)
└─ broken ◎
`);
});

test.each([30, 40, 60, 80])(
  'at %d columns no line is longer, but for one word that cannot be broken, and no word is lost',
  (width) => {
    const narrow = treeText(chartOf(door), width);
    const longest = Math.max(...narrow.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(Math.max(width, 41));
    expect(words(narrow)).toEqual(words(treeText(chartOf(door))));
  },
);

test('a name that two states share is told apart by their parents’ names', () => {
  const twin = { description: '', kind: 'atomic', initial: false, entry: [], exit: [], states: [] } as const;
  const leaf = { ...twin, id: 'm.a.x', name: 'x', transitions: [] };
  const go = {
    id: 'b.x GO → a.x',
    source: 'm.b.x',
    targets: ['m.a.x'],
    event: 'GO',
    guard: null,
    titles: [],
    actions: [],
  };
  const text = treeText({
    ...twin,
    id: 'm',
    name: 'm',
    kind: 'compound',
    transitions: [],
    states: [
      { ...twin, id: 'm.a', name: 'a', kind: 'compound', transitions: [], states: [leaf] },
      {
        ...twin,
        id: 'm.b',
        name: 'b',
        kind: 'compound',
        transitions: [],
        states: [{ ...leaf, id: 'm.b.x', transitions: [go] }],
      },
    ],
  });
  expect(text).toContain('GO → a.x');
});

function words(text: string): string[] {
  return text.split(/[\s│├└─]+/).filter((word) => word !== '');
}
