import { expect, test } from 'vitest';
import type { Manner } from '../../../conformance/manner.ts';
import { introduction } from '../../../conformance/run/introduction.ts';

const ANN = { nick: 'ann', user: 'a', realname: 'Ann Other' };
const NICK = 'NICK ann';
const USER = 'USER a 0 * :Ann Other';

test.each<[Manner, readonly string[]]>([
  ['plain', [NICK, USER]],
  ['line by line', [NICK, USER]],
  ['bare lf', [NICK, USER]],
  ['letters', [NICK, USER]],
  ['user first', [USER, NICK]],
  ['cap', ['CAP LS 302', NICK, USER, 'CAP END']],
])('a client introduces itself in the manner "%s"', (manner, lines) => {
  expect(introduction(manner, null, ANN)).toEqual(lines);
});

test('the password comes before both names, and inside of a negotiation', () => {
  expect(introduction('plain', 'open sesame', ANN)).toEqual(['PASS :open sesame', NICK, USER]);
  expect(introduction('user first', 'pw', ANN)).toEqual(['PASS pw', USER, NICK]);
  expect(introduction('cap', 'pw', ANN)).toEqual(['CAP LS 302', 'PASS pw', NICK, USER, 'CAP END']);
});
