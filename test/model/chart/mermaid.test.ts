import { expect, test } from 'vitest';
import { chartOf, statesOf } from '../../../model/chart/graph.ts';
import { mermaidText } from '../../../model/chart/mermaid.ts';
import { door } from './machine.ts';

const text = mermaidText(chartOf(door));
const lines = text.split('\n').map((line) => line.trim());
const edges = lines.flatMap((line) => {
  const found = /^(\w+|\[\*\]) --> (\w+|\[\*\])(?: : (.+))?$/.exec(line);
  return found === null ? [] : [{ from: found[1] ?? '', to: found[2] ?? '', label: found[3] ?? '' }];
});

test('every line is a statement that Mermaid knows, and every frame and note is closed', () => {
  const known =
    /^(stateDiagram-v2|state "[^"]+" as \w+|state \w+ \{|\}|--|note right of \w+|end note|\S+ --> \S+( : .+)?|)$/;
  const outside = lines.filter((_, index) => !insideNote(index));
  expect(outside.filter((line) => !known.test(line))).toEqual([]);
  expect(lines.filter((line) => line.endsWith('{'))).toHaveLength(
    lines.filter((line) => line === '}').length,
  );
});

test('every state is declared once and no edge has an end that is not', () => {
  const declared = lines.flatMap((line) => /^state "[^"]+" as (\w+)$/.exec(line)?.[1] ?? []);
  expect(declared).toHaveLength(statesOf(chartOf(door)).length);
  expect(new Set(declared).size).toBe(declared.length);
  for (const { from, to } of edges) for (const end of [from, to]) expect([...declared, '[*]']).toContain(end);
});

test('no two edges have the same ends: their labels are lines of one', () => {
  const ends = edges.map(({ from, to }) => `${from} ${to}`);
  expect(new Set(ends).size).toBe(ends.length);
  const shut = edges.find(({ from, to }) => from === to);
  expect(shut?.label).toBe('OPEN / say locked<br/>CLOSE');
});

test('no edge leads out of a region to a state with children, nor from such a state to itself', () => {
  const frames = new Set(lines.flatMap((line) => /^state (\w+) \{$/.exec(line)?.[1] ?? []));
  const repair = edges.find(({ label }) => label === 'BREAK');
  expect(repair).toMatchObject({ from: 's4_door_whole_leaf_ajar', to: 's9_door_repair_waiting' });
  const intoFrames = edges.filter(({ to, label }) => frames.has(to) && label !== '');
  expect(intoFrames.map(({ label }) => label)).toEqual(['done']);
  expect(text).toContain('RING / ring\n');
});

test('characters that end a label or begin a comment are written by number', () => {
  expect(text).toContain('BREAK → broken / say crack#58; #35;1#59; ouch');
  for (const { label } of edges) expect(label.replaceAll(/#\d+;|<br\/>/g, '')).not.toMatch(/[#;:"<>{}%]/);
});

test('regions are divided, entries and ends marked', () => {
  expect(lines.filter((line) => line === '--')).toHaveLength(1);
  expect(edges.filter(({ from }) => from === '[*]')).toHaveLength(4);
  expect(edges.filter(({ to }) => to === '[*]')).toHaveLength(2);
});

function insideNote(index: number): boolean {
  const before = lines.slice(0, index);
  return before.findLastIndex((line) => line.startsWith('note ')) > before.lastIndexOf('end note');
}
