import { describe, expect, it } from 'vitest';
import { sequence } from '../../../conformance/page/sequence.ts';
import { SEQUENCE_STYLE } from '../../../conformance/page/sequence-style.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { textWidth } from '../../../conformance/page/text.ts';
import { refusedNick } from '../report/sample.ts';
import { divergenceOf } from './divergence-of.ts';
import { draw, heads, numbers, pointsOf } from './drawn-sequence.ts';
import { allOf, textOf, withClass } from './well-formed.ts';

const race = divergenceOf(
  [
    '0 A → NICK a',
    '0 B → NICK b',
    '1 A ← 001 a',
    '92 A → NICK c',
    '92 B → NICK c',
    '93 A ← :a NICK c',
    '93 B ← :b NICK c',
  ],
  { allowed: [{ what: '433 b c …', why: 'a registered connection has the nick' }] },
);

/** How many lanes are dotted. */
function gone(lines: readonly string[]): number {
  return withClass(draw(divergenceOf(lines)), 'gone').length;
}

describe('a sequence diagram', () => {
  it('has a message for each line of the transcript up to the divergence, in order', () => {
    expect(numbers(draw(refusedNick, 'irc.test'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(numbers(draw(race))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('has the server between the two that contend', () => {
    const four = ['0 A → NICK x', '1 B → PING b', '2 C → PING c', '3 D → NICK x', '4 D ← 001 x :hi'];
    expect(heads(draw(divergenceOf(four)))).toEqual(['B', 'A', 'server', 'D', 'C']);
  });

  it('brackets what is done at once, and no more', () => {
    expect(withClass(draw(race), 'band').map(textOf)).toEqual([
      'at once: in which order the server saw it is open at once, in any order',
      'at once: in which order the server saw it is open at once, in any order',
    ]);
    expect(withClass(draw(refusedNick), 'band')).toEqual([]);
  });

  it('lets arrows of what is done at once meet, from both sides', () => {
    const [one, other] = withClass(draw(race), 'message')
      .slice(3, 5)
      .map((message) => withClass(message, 'tip')[0]);
    const [[x, y] = [], [otherX, otherY] = []] = [one, other].map((tip) => pointsOf(tip)[0]);
    expect(y).toBe(otherY);
    expect(x).toBeLessThan(otherX ?? NaN);
  });

  it('draws what is sent to the server, and what is received from it', () => {
    const [sent, received] = ['sent', 'received'].map((kind) => withClass(draw(race), kind)[0]);
    const [there, back] = [sent, received].map((message) =>
      pointsOf(message && withClass(message, 'wire')[0]),
    );
    expect(there?.[0]?.[0]).toBeLessThan(there?.[1]?.[0] ?? NaN);
    expect(back?.[0]?.[0]).toBeGreaterThan(back?.[1]?.[0] ?? NaN);
  });

  it('draws what is received with dashes, and what is sent without', () => {
    expect(SEQUENCE_STYLE).toMatch(/\.received \.wire\{[^}]*stroke-dasharray/);
    expect(SEQUENCE_STYLE).not.toMatch(/\.sent \.wire\{[^}]*stroke-dasharray/);
  });

  it('has a box at the divergence, with all that is allowed and why, and what came', () => {
    const picture = draw(refusedNick, 'irc.test');
    const [box, ...more] = withClass(picture, 'box');
    expect(more).toEqual([]);
    expect(withClass(picture, 'diverging')[0]?.attributes).toMatchObject({
      'data-line': '7',
      'data-connection': 'B',
    });
    expect(textOf(box ?? picture)).toBe(
      'the model allows silence B waits for another NICK or 451 * … the server reminds B to register or ERROR, then close the server gives up on B the server sent 001 alice two connections now have the nick alice',
    );
  });

  it('shows where a line should have come, to whom', () => {
    const came = { what: 'nothing', why: 'NICK was never answered' };
    const [missing] = withClass(draw({ ...race, at: 7, came }), 'missing');
    expect(missing?.attributes).toMatchObject({ 'data-line': '7', 'data-connection': 'B' });
    expect(missing?.children[0]?.text).toBe('the server to B: nothing ✗ not possible here');
  });

  it('ends the server’s bar where its process ended, and tells its last words', () => {
    const came = { what: 'the server’s process ended (exit code 1)', why: 'TypeError: no parameters' };
    const picture = draw({ ...race, at: 7, came, death: 'crashed' });
    expect(withClass(picture, 'bar').map(({ attributes }) => attributes['class'])).toEqual([
      'bar',
      'bar gone',
    ]);
    expect(textOf(withClass(picture, 'box')[0] ?? picture)).toContain(
      'its last words TypeError: no parameters',
    );
    expect(withClass(draw(race), 'bar')).toHaveLength(1);
    expect(withClass(draw({ ...race, at: 7, came, death: 'spinning' }), 'bar')).toHaveLength(1);
  });

  it('shows a death of which nobody is to blame, with the server alone', () => {
    expect(heads(draw(divergenceOf([], { at: 0, death: 'gone' })))).toEqual(['server']);
  });

  it('dots the lane of a connection that has ended, not of one that is still heard of', () => {
    expect(
      gone(['0 A → NICK x', '1 A × closes the socket # by the client', '2 B → NICK x', '3 B ← 433 x']),
    ).toBe(1);
    expect(gone(['0 A × shuts down its side # by the client', '1 B → NICK x', '2 A ← 433 x'])).toBe(0);
  });

  it('shows notes, a long silence, and a line without text', () => {
    const text = textOf(
      draw(divergenceOf(['0 A → NICK x', '1 A ← 001 x # registered as x', '1 A → ', '5031 A ← ERROR'])),
    );
    expect(text).toContain('registered as x');
    expect(text).toContain('+5 030');
    expect(text).toContain('(an empty line)');
  });

  it('cuts a text to the room between two lanes, and has it whole as a title', () => {
    const long = `PRIVMSG x :${'y'.repeat(200)}`;
    const [message] = withClass(
      draw(divergenceOf([`0 A → ${long}`, '1 B → NICK x', '1 B ← 001 x'])),
      'message',
    );
    const [shown] = withClass(message ?? draw(race), 'text');
    expect(message?.children[0]?.text).toBe(`0 ms, A to the server: ${long}`);
    expect(shown?.text).toMatch(/^PRIVMSG x :y+…$/);
    expect(textWidth(shown?.text ?? '')).toBeLessThanOrEqual(300);
  });

  it('is the same for the same exchange, without a style of its own', () => {
    const markup = (): string => sequence(exchangeOf(race, null).lines, race, 'Sequence').markup;
    expect(markup()).toBe(markup());
    expect(allOf(draw(race)).some(({ attributes }) => 'style' in attributes || 'id' in attributes)).toBe(
      false,
    );
  });
});
