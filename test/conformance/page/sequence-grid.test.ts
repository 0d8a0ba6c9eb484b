import { describe, expect, it } from 'vitest';
import { divergenceOf } from './divergence-of.ts';
import { draw, heads, numbers } from './drawn-sequence.ts';
import { textOf, withClass, type XmlElement } from './well-formed.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/** So many connections that ask for one nick at once. */
function crowd(count: number): XmlElement {
  const asking = NAMES.slice(0, count).map((name) => `0 ${name} → NICK x`);
  return draw(divergenceOf([...asking, '1 B ← 001 x']));
}

describe('the exchange of many connections', () => {
  it('has lanes up to six of them, then a column for each and no arrows', () => {
    expect(heads(crowd(6))).toContain('server');
    expect(withClass(crowd(6), 'wire')).toHaveLength(7);
    expect(withClass(crowd(7), 'head').map(textOf)).toEqual(NAMES);
    expect(withClass(crowd(7), 'wire')).toEqual([]);
  });

  it('has a message for each line, with a sign for who sent it', () => {
    expect(numbers(crowd(7))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const texts = withClass(crowd(7), 'message').map((message) => withClass(message, 'text')[0]?.text);
    expect(texts.slice(6)).toEqual(['→ NICK x', '✗ ← 001 x']);
  });

  it('brackets what is done at once, and has the box at the divergence', () => {
    expect(withClass(crowd(7), 'band')).toHaveLength(1);
    expect(withClass(crowd(7), 'box')).toHaveLength(1);
    const [diverging] = withClass(crowd(7), 'diverging');
    expect(diverging?.attributes).toMatchObject({ 'data-line': '7', 'data-connection': 'B' });
  });
});
