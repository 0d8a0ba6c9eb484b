import { describe, expect, test } from 'vitest';
import { realParts } from '../../../conformance/cli/real-parts.ts';
import { statesOf } from '../../../model/chart/graph.ts';
import { PICTURES } from '../../../model/drawings.ts';
import { call } from './fake.ts';

const notHere = (): Promise<never> => Promise.reject(new Error('not checked here'));
const parts = realParts({ check: notHere, replay: notHere });

test('every rule can be explained, at 80 columns and with its clause', async () => {
  for (const { id, clause } of parts.rules) {
    const { code, out } = await call(['explain', id], parts);
    expect([id, code]).toEqual([id, 0]);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(clause);
    expect(Math.max(...out.split('\n').map((line) => line.length)), id).toBeLessThanOrEqual(80);
  }
});

test('rules have distinct ids that --only can name', () => {
  const ids = parts.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Z]+-\d{2}$/);
});

describe('the session chart', () => {
  const [whole] = PICTURES as [(typeof PICTURES)[number]];
  const states = statesOf(whole.chart());

  test('is drawn whole as a tree', async () => {
    const { out } = await call(['visualize', '--format', 'tree'], parts);
    for (const { name } of states) expect(out).toContain(name);
    expect(out).toContain('registering ∥');
  });

  test('is drawn whole as Mermaid, with no end that is not declared and no two edges with the same ends', async () => {
    const { out } = await call(['visualize', '--format', 'mermaid'], parts);
    const declared = [...out.matchAll(/^ *state ".+" as (\w+)$/gm)].map(([, name = '']) => name);
    const ends = [...out.matchAll(/^ *(\S+) --> (\S+)/gm)].map(([, from = '', to = '']) => [from, to]);
    expect(declared).toHaveLength(states.length);
    expect(new Set(ends.map((pair) => pair.join(' '))).size).toBe(ends.length);
    for (const end of ends.flat()) expect([...declared, '[*]']).toContain(end);
  });
});

test('a mistyped fault or server is told the right one', async () => {
  expect((await call(['check', 'reference', '--faults', 'case-not-fold'], parts)).err).toContain(
    'case-not-folded',
  );
  expect((await call(['check', 'ngirdc'], parts)).err).toContain('did you mean ngircd?');
});
