import { describe, expect, it } from 'vitest';
import { contendersOf } from '../../../conformance/page/contenders.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { divergenceOf } from './divergence-of.ts';

function contenders(lines: readonly string[], changes?: Partial<Divergence>): unknown {
  return contendersOf(exchangeOf(divergenceOf(lines, changes), null).lines);
}

describe('who contends', () => {
  it('is the one whose line diverges, and the one who has named the nick in that line', () => {
    const lines = ['0 A → NICK x', '1 B → NICK y', '2 C → NICK z', '3 D → NICK x', '3 D ← 433 * x :in use'];
    expect(contenders(lines)).toEqual({ diverging: 'D', rival: 'A' });
  });

  it('is told by the last of those who have named it', () => {
    const lines = ['0 A → NICK x', '1 B → NICK x', '2 C → NICK x', '2 C ← 001 x :Welcome'];
    expect(contenders(lines)).toEqual({ diverging: 'C', rival: 'B' });
  });

  it('takes nicks that differ in case for one, brackets too', () => {
    const lines = ['0 A → nick X[', '1 B → NICK y', '2 C → NICK x{', '2 C ← 001 x{ :Welcome'];
    expect(contenders(lines)).toEqual({ diverging: 'C', rival: 'A' });
  });

  it('falls back to a nick that the one who diverges has named, where the line names none', () => {
    const lines = ['0 A → NICK x', '1 B → NICK y', '2 C → NICK x', '3 C ← ERROR :Closing Link'];
    expect(contenders(lines)).toEqual({ diverging: 'C', rival: 'A' });
  });

  it('falls back to who was heard of last, where no nick is named twice', () => {
    const lines = ['0 A → NICK x', '1 B → NICK y', '2 C → PING t', '2 C ← PONG u'];
    expect(contenders(lines)).toEqual({ diverging: 'C', rival: 'B' });
  });

  it('is the one who waits, where nothing came', () => {
    const lines = ['0 A → NICK x', '1 B → NICK x', '2 C → PING t'];
    const nothing = { at: 3, came: { what: 'nothing', why: 'NICK was never answered' } };
    expect(contenders(lines, nothing)).toEqual({ diverging: 'B', rival: 'A' });
  });

  it('is the one who acted last, where the server died', () => {
    const lines = ['0 A → NICK x', '1 B → NICK x', '2 A × connection closed'];
    expect(contenders(lines, { at: 3, death: 'crashed' })).toEqual({ diverging: 'B', rival: 'A' });
  });

  it('is nobody where nobody did anything, and one alone has no rival', () => {
    expect(contenders([], { at: 0, death: 'gone' })).toEqual({ diverging: null, rival: null });
    expect(contenders(['0 A → NICK', '0 A ← 001 x'])).toEqual({ diverging: 'A', rival: null });
  });
});
