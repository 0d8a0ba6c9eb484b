import { describe, expect, it } from 'vitest';
import { sequence } from '../../../conformance/page/sequence.ts';
import { SEQUENCE_STYLE } from '../../../conformance/page/sequence-style.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { textWidth } from '../../../conformance/page/text.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';
import { divergenceOf } from './divergence-of.ts';
import { allOf, readXml, textOf, withClass, type XmlElement } from './well-formed.ts';

function draw(divergence: Divergence, server: string | null = null): XmlElement {
  return readXml(sequence(exchangeOf(divergence, server).lines, divergence, 'Sequence').markup);
}

function numbers(picture: XmlElement): readonly number[] {
  return withClass(picture, 'message').map(({ attributes }) => Number(attributes['data-line']));
}

/** What stands in the heads of the lanes, from left to right. */
function heads(picture: XmlElement): readonly string[] {
  return withClass(picture, 'head')
    .toSorted(
      (one, other) => Number(one.children[0]?.attributes['x']) - Number(other.children[0]?.attributes['x']),
    )
    .map(textOf);
}

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
    const point = (tip: XmlElement | undefined): readonly string[] =>
      tip?.attributes['d']?.split(/[Ml ]/).slice(1, 3) ?? [];
    expect(point(one)[1]).toBe(point(other)[1]);
    expect(point(one)[0]).not.toBe(point(other)[0]);
  });

  it('draws what is sent to the server, and what is received from it', () => {
    const [sent, received] = ['sent', 'received'].map((kind) => withClass(draw(race), kind)[0]);
    const d = (message: XmlElement | undefined): string =>
      withClass(message ?? draw(race), 'wire')[0]?.attributes['d'] ?? '';
    const direction = (path: string): number =>
      Math.sign(Number(path.split('L')[1]?.split(' ')[0]) - Number(path.split(' ')[0]?.slice(1)));
    expect([direction(d(sent)), direction(d(received))]).toEqual([1, -1]);
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

  it('ends the server’s bar where the server died, and tells its last words', () => {
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
  });

  it('shows a death of which nobody is to blame, with the server alone', () => {
    expect(heads(draw(divergenceOf([], { at: 0, death: 'gone' })))).toEqual(['server']);
  });

  it('dots the lane of a connection that has ended, not of one that is still heard of', () => {
    const gone = (lines: readonly string[]): number => withClass(draw(divergenceOf(lines)), 'gone').length;
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

  it('gives each connection a column where there are more than six, and draws no arrows', () => {
    const names = [...'ABCDEFG'];
    const of = (count: number): XmlElement =>
      draw(divergenceOf([...names.slice(0, count).map((name) => `0 ${name} → NICK x`), '1 B ← 001 x']));
    const grid = of(7);
    expect(heads(of(6))).toContain('server');
    expect(withClass(of(6), 'wire')).toHaveLength(7);
    expect(withClass(grid, 'grid')).toHaveLength(1);
    expect(withClass(grid, 'head').map(textOf)).toEqual(names);
    expect(withClass(grid, 'wire')).toEqual([]);
    expect(numbers(grid)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(withClass(grid, 'text')[0]?.text).toBe('→ NICK x');
    expect(withClass(grid, 'band')).toHaveLength(1);
    expect(withClass(grid, 'box')).toHaveLength(1);
    expect(withClass(grid, 'diverging')[0]?.attributes).toMatchObject({
      'data-line': '7',
      'data-connection': 'B',
    });
  });
});
