import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { refusedNick } from '../report/sample.ts';
import { divergenceOf } from './divergence-of.ts';

/** A line of a server that has so many bytes. */
function lineOf(bytes: number): string {
  return `0 A ← :irc.test ${'x'.repeat(bytes - 10)}`;
}

/** How much of each line is shown, and what is told of its length. */
function lengths(...lines: readonly string[]): unknown {
  return exchangeOf(divergenceOf(lines), 'irc.test').lines.map(({ text, more }) => [text.length, more]);
}

describe('the lines of an exchange', () => {
  it('end with the one that the model cannot explain', () => {
    const { lines, before } = exchangeOf(refusedNick, 'irc.test');
    expect(lines.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(lines.filter(({ diverging }) => diverging).map(({ number }) => number)).toEqual([7]);
    expect(before).toBe(0);
  });

  it('leave out the source that the server’s lines bear, but not where a line without one diverges', () => {
    const lines = ['0 A → NICK x', '0 A ← :irc.test 001 x :hi', '1 A ← ERROR :bye'];
    const text = (taken: number): string | undefined =>
      exchangeOf(divergenceOf(lines.slice(0, taken)), 'irc.test').lines[1]?.text;
    expect(text(2)).toBe('001 x :hi');
    expect(text(3)).toBe(':irc.test 001 x :hi');
  });

  it('end with what did not come, for the connection that waits for it', () => {
    const came = { what: 'nothing', why: 'NICK was never answered' };
    const waits = exchangeOf(divergenceOf(['0 A → NICK x', '0 B → PING t'], { at: 2, came }), null).lines.at(
      -1,
    );
    expect(waits).toMatchObject({ number: 2, ms: null, connection: 'A', kind: 'missing', text: 'nothing' });
    const path = [{ line: 0, connection: 'B', transitions: [], standing: {} }];
    const other = divergenceOf(['0 A → x'], { at: 1, path, came: { what: 'nothing', why: '' } });
    expect(exchangeOf(other, null).lines.at(-1)?.connection).toBe('B');
  });

  it('end with the end of the server, which concerns nobody alone', () => {
    const came = { what: 'the server’s process ended (exit code 1)', why: 'TypeError' };
    const { lines } = exchangeOf(divergenceOf(['0 A → NICK'], { at: 1, came, death: 'crashed' }), null);
    expect(lines.at(-1)).toMatchObject({
      number: 1,
      connection: '',
      kind: 'died',
      text: came.what,
      diverging: true,
    });
  });

  it('tell who did what', () => {
    const lines = [
      '0 A → NICK x',
      '1 A ← 001',
      '2 A → PONG c # sent by the suite',
      '3 A × resets # by the client',
      '4 A × closed',
    ];
    expect(exchangeOf(divergenceOf(lines), null).lines.map(({ by }) => by)).toEqual([
      'client',
      'server',
      'suite',
      'client',
      'server',
    ]);
  });

  it('are the last hundred, and say how many went before', () => {
    const lines = Array.from({ length: 130 }, (_, index) => `${index} A → PING ${index}`);
    const { lines: shown, before } = exchangeOf(divergenceOf(lines), null);
    expect([shown.length, before, shown[0]?.number, shown.at(-1)?.number]).toEqual([100, 30, 30, 129]);
  });

  it('are whole up to what IRC permits, and tell the true length of what is longer, its source included', () => {
    expect(lengths(lineOf(512))).toEqual([[502, '']]);
    expect(lengths(lineOf(1_000_000))).toEqual([[601, ' (1,000,000 bytes)']]);
  });

  it('give way where many are long', () => {
    const lines = Array.from({ length: 90 }, () => `0 A ← ${'<'.repeat(500)}`);
    const longest = Math.max(...exchangeOf(divergenceOf(lines), null).lines.map(({ text }) => text.length));
    expect(longest).toBe(76);
  });
});
