import { describe, expect, test } from 'vitest';
import { receivedLine, type Proof } from '../../model/received.ts';
import { flaws, isRepeatable, type Scene } from '../../model/reply.ts';
import type { Action } from '../../model/session.ts';
import { ANY_NICK } from '../../model/world.ts';
import { scene } from './scene.ts';

const known = { registered: true };
const long = Array.from({ length: 40 }, (_, index) => `name-${index}`).join(' ');

/** A reply, what it answers, and a line with all that is wrong with it. */
const CASES: readonly (readonly [reply: Action, scene: Scene, line: string, flaws: readonly string[]])[] = [
  ['CAP LS', scene('CAP LS'), ':s CAP * LS :a sasl', []],
  ['CAP LS', scene('CAP LS'), ':s CAP dan LS :', []],
  ['CAP LS', scene('CAP ls'), 'CAP * ls :a', []],
  ['CAP LS', scene('CAP LS'), ':s CAP * LS', []],
  ['CAP LS', scene('CAP LS', known), ':s CAP * LS :a', ['target']],
  ['CAP LS', scene('CAP LS'), ':s CAP eva LS :a', ['target']],
  // A client that the server has given a nick of its own making (NICK 0).
  ['CAP LS', scene('CAP LS', { ...known, before: ANY_NICK, after: ANY_NICK }), ':s CAP 1AAAAAV5Y LS :a', []],
  ['CAP LS', scene('CAP LS', { before: ANY_NICK, after: ANY_NICK }), ':s CAP 1AAAAAV5Y LS :a', []],
  ['CAP LS', scene('CAP LS'), ':s CAP * LS :a sasl=PLAIN', ['capabilities']],
  ['CAP LS', scene('CAP LS'), ':s CAP * LS * :a', ['wrong']],
  ['CAP LS', scene('CAP LS'), ':s CAP * LIST :a', ['wrong']],
  ['CAP LS', scene('CAP LS'), ':s 410 * LS :x', ['wrong']],
  ['CAP LS more*', scene('CAP LS 302'), ':s CAP * LS * :a=b', []],
  ['CAP LS more*', scene('CAP LS 302'), ':s CAP * LS :a=b', ['wrong']],
  ['CAP LS 302', scene('CAP LS 302'), ':s CAP * LS :a=b', []],
  ['CAP LIST', scene('CAP LIST'), ':s CAP * LIST :', []],
  ['CAP LIST', scene('CAP LIST', { enabled: 'a b' }), ':s CAP * LIST :b a ', []],
  ['CAP LIST', scene('CAP LIST', { enabled: 'a b' }), ':s CAP * LIST :a', ['capabilities']],
  ['CAP LIST', scene('CAP LIST', { enabled: 'a' }), ':s CAP * LIST :a cap-notify', ['capabilities']],
  ['CAP LIST', scene('CAP LIST', { enabled: 'a', hears302: true }), ':s CAP * LIST :a cap-notify', []],
  ['CAP ACK', scene('CAP REQ :a b'), ':s CAP * ACK :b a ', []],
  ['CAP ACK', scene('CAP REQ :A'), ':s CAP * ACK :a', []],
  ['CAP ACK', scene('CAP REQ :a -a'), ':s CAP * ACK :-a', []],
  ['CAP ACK', scene('CAP REQ :a b'), ':s CAP * ACK :a', ['capabilities']],
  ['CAP ACK', scene('CAP REQ :-a'), ':s CAP * ACK :a', ['capabilities']],
  ['CAP ACK', scene('CAP REQ :a'), ':s CAP * NAK :a', ['wrong']],
  ['CAP NAK', scene('CAP REQ :a x'), ':s CAP * NAK :a x', []],
  ['CAP NAK', scene('CAP REQ :a x'), ':s CAP * NAK :x', ['capabilities']],
  ['CAP NAK', scene(`CAP REQ :${long}`), `:s CAP * NAK :${long.slice(0, 100)}`, []],
  ['CAP NAK', scene(`CAP REQ :${long}`), `:s CAP * NAK :${long.slice(0, 90)}`, ['capabilities']],
  ['AUTHENTICATE +', scene('AUTHENTICATE PLAIN'), 'AUTHENTICATE +', []],
  ['AUTHENTICATE +', scene('AUTHENTICATE PLAIN'), ':s AUTHENTICATE :+', []],
  ['AUTHENTICATE +', scene('AUTHENTICATE PLAIN'), 'AUTHENTICATE cj0x', ['wrong']],
  ['AUTHENTICATE challenge', scene('AUTHENTICATE x'), 'AUTHENTICATE cj0x', []],
  ['AUTHENTICATE challenge', scene('AUTHENTICATE x'), `AUTHENTICATE ${'A'.repeat(400)}`, ['wrong']],
  ['AUTHENTICATE more*', scene('AUTHENTICATE x'), `AUTHENTICATE ${'A'.repeat(400)}`, []],
  ['AUTHENTICATE more*', scene('AUTHENTICATE x'), 'AUTHENTICATE cj0x', ['wrong']],
  ['AUTHENTICATE proof', scene('AUTHENTICATE x'), 'AUTHENTICATE +', ['wrong']],
  ['900', scene('AUTHENTICATE x', { account: 'alice' }), ':s 900 dan dan!u@h alice :x', []],
  ['900', scene('AUTHENTICATE x', { account: 'alice' }), ':s 900 * *!*@h Alice :x', []],
  ['900', scene('AUTHENTICATE x', { account: 'alice' }), ':s 900 dan dan!u@h eva :x', ['account']],
];

/** How what a server says to a mechanism falls short of a reply. */
function said(reply: Action, line: string, proof: Proof | null): readonly string[] {
  return flaws(reply, scene('AUTHENTICATE x'), receivedLine(line, 0, 0, 0, proof));
}

describe('how a line falls short of a reply to CAP or AUTHENTICATE', () => {
  test.each(CASES)('%s', (reply, asked, line, expected) => {
    expect(flaws(reply, asked, receivedLine(line, 0, 0)), line).toEqual(expected);
  });

  test('a server that proves itself does so rightly', () => {
    const [reply, line] = ['AUTHENTICATE proof', 'AUTHENTICATE dj0x'] as const;
    expect([said(reply, line, 'right'), said(reply, line, null)]).toEqual([[], []]);
    expect(said(reply, line, 'wrong')).toEqual(['proof']);
  });

  test('an error in place of a proof is none', () => {
    expect(said('AUTHENTICATE error?', 'AUTHENTICATE ZT14', null)).toEqual([]);
    expect(said('AUTHENTICATE error?', 'AUTHENTICATE ZT14', 'right')).toEqual(['wrong']);
    expect(said('AUTHENTICATE error?', 'AUTHENTICATE +', null)).toEqual(['wrong']);
  });

  test('what is more of a list or of a message may come any number of times', () => {
    expect(['CAP LS more*', 'AUTHENTICATE more*'].every((reply) => isRepeatable(reply as Action))).toBe(true);
    expect(isRepeatable('CAP LS')).toBe(false);
  });
});
