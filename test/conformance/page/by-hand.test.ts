import { describe, expect, it } from 'vitest';
import { byHand } from '../../../conformance/page/by-hand.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { planOf } from '../toy-server.ts';
import { divergenceOf } from './divergence-of.ts';
import { allOf, readXml, textOf, type XmlElement } from './well-formed.ts';

function hand(lines: readonly string[], changes: Partial<Divergence> = {}): XmlElement {
  const divergence = divergenceOf(lines, changes);
  return readXml(`<div>${byHand(exchangeOf(divergence, null), divergence, 'K7Q2').markup}</div>`);
}

/** Who types what, turn by turn. */
function turns(element: XmlElement): readonly unknown[] {
  return allOf(element)
    .filter(({ name }) => name === 'li')
    .map((turn) => [textOf(turn.children[0] ?? turn), allOf(turn).find(({ name }) => name === 'pre')?.text]);
}

describe('what is typed by hand', () => {
  it('is what is sent, nothing else, in turns of one connection', () => {
    const lines = [
      '0 A → NICK x',
      '0 A → USER u 0 * :r',
      '1 A ← 001 x',
      '2 B → NICK x',
      '3 A → QUIT',
      '4 B ← 001 x',
    ];
    expect(turns(hand(lines))).toEqual([
      ['A', 'NICK x\nUSER u 0 * :r'],
      ['B', 'NICK x'],
      ['A', 'QUIT'],
    ]);
  });

  it('is also what the suite sends by itself: nobody else would answer a PING', () => {
    expect(turns(hand(['0 A ← PING :c', '1 A → PONG :c # sent by the suite', '2 A ← 001 x']))).toEqual([
      ['A', 'PONG :c'],
    ]);
  });

  it('tells how a client ends its connection', () => {
    const element = hand([
      '0 A → NICK x',
      '1 A × resets the connection # by the client',
      '2 B → NICK x',
      '3 B ← 433',
    ]);
    expect(turns(element)).toEqual([
      ['A', 'NICK x'],
      ['B', 'NICK x'],
    ]);
    expect(textOf(element)).toContain('NICK x resets the connection');
  });

  it('marks what is at once', () => {
    const both = ['0 A → NICK x', '0 B → NICK x', '1 B ← 001 x'];
    expect(textOf(hand(both))).toContain('B at once with the turn before NICK x');
    expect(textOf(hand(['0 A → NICK x', '30 B → NICK x', '31 B ← 001 x']))).not.toContain('at once');
  });

  it('says where typing is not enough', () => {
    const lines = ['0 A → NICK x', '0 A ← 433'];
    const plan = planOf('A NICK x');
    const [one, two] = [planOf('A QUIT'), planOf('A PING x')];
    expect(textOf(hand(lines, { plan, before: [one, two] }))).toContain('It shows behind 2 other plans only');
    const often = textOf(hand(lines, { plan, before: [plan, plan] }));
    expect(often).toContain('It takes that 3 times');
    expect(often).not.toContain('behind');
    expect(textOf(hand(['0 A → NI # the line goes on', '0 A → CK x', '0 A ← 433']))).toContain(
      'sent by Ctrl-D in place of Enter',
    );
    const bare = { kind: 'send', lines: ['NICK x'], bareLf: true } as const;
    expect(textOf(hand(lines, { plan: { ...plan, rounds: [[{ connection: 0, act: bare }]] } }))).toContain(
      'LF alone',
    );
    expect(textOf(hand(lines, { plan }))).not.toMatch(/behind|Ctrl-D|LF alone|printf/);
    expect(textOf(hand(['0 A → NICK \u0007', '0 A ← 433'], { plan }))).toContain('NICK \\x07');
    expect(textOf(hand(['0 A → NICK \u0007', '0 A ← 433'], { plan }))).toContain('printf');
  });

  it('tells what stands for a secret, and what no hand can compute', () => {
    const secret = textOf(hand(['0 A → AUTHENTICATE <response> # PLAIN for ann', '1 A ← 904']));
    expect(secret).toContain('<response> stands for what holds a password');
    expect(secret).not.toContain('challenge');
    const scram = textOf(hand(['0 A → AUTHENTICATE Yz1iaXdz # wrong SCRAM proof', '1 A ← 904']));
    expect(scram).toContain('answers a challenge');
    expect(scram).not.toContain('holds a password');
  });
});
