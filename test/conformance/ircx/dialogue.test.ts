import { expect, test } from 'vitest';
import { startAuthDialogue, type AuthDialogue } from '../../../conformance/ircx/dialogue.ts';
import { escapeData } from '../../../conformance/ircx/escapes.ts';
import { basicToken, NEGOTIATE, responseTo } from '../../../conformance/ircx/tokens.ts';

const ALICE = { name: 'alice', password: 'wonderland' };
const own = { authcid: 'Alice', password: ALICE.password };
const begins = ['NTLM', 'I', escapeData(NEGOTIATE)];
const challenges = (bytes: string): readonly string[] => [
  'NTLM',
  'S',
  escapeData(`NTLMSSP\0\x02\0\0\0${bytes}`),
];
const responds = (challenge: string, who = own): readonly string[] => [
  'NTLM',
  'S',
  escapeData(responseTo(challenge, who)),
];

function challenged(): AuthDialogue {
  const dialogue = startAuthDialogue([ALICE]);
  expect(dialogue.said(begins)).toEqual({ proves: null, sure: true, opens: true });
  dialogue.heard(challenges('12345678'), '');
  return dialogue;
}

test('a response proves an account if it answers the challenge that came last with the right password', () => {
  expect(challenged().said(responds('12345678'))).toEqual({ proves: 'alice', sure: true, opens: false });
  expect(challenged().said(responds('87654321'))).toEqual({ proves: null, sure: true, opens: false });
  const wrong = { ...own, password: 'wonder' };
  expect(challenged().said(responds('12345678', wrong)).proves).toBeNull();
  expect(startAuthDialogue([ALICE]).said(responds('12345678')).proves).toBeNull();
});

test('behind another beginning nobody can tell whether the old challenge still counts', () => {
  const dialogue = challenged();
  dialogue.said(begins);
  expect(dialogue.said(responds('12345678'))).toEqual({ proves: 'alice', sure: false, opens: false });
});

test('of two beginnings the first challenge counts no more than the second', () => {
  const dialogue = startAuthDialogue([ALICE]);
  dialogue.said(begins);
  dialogue.said(begins);
  dialogue.heard(challenges('12345678'), '');
  expect(dialogue.said(responds('12345678')).sure).toBe(false);
  dialogue.heard(challenges('87654321'), '');
  expect(dialogue.said(responds('87654321')).sure).toBe(true);
});

test('the failure of a response that came too early says nothing of the beginning behind it', () => {
  const dialogue = startAuthDialogue([ALICE]);
  dialogue.said(begins);
  dialogue.said(responds('00000000'));
  dialogue.heard(challenges('12345678'), '');
  dialogue.said(begins);
  dialogue.told(910, ['*', 'NTLM', 'x']);
  expect(dialogue.said(responds('12345678')).sure).toBe(false);
});

test('a beginning that was refused leaves the challenge as it was', () => {
  const dialogue = challenged();
  dialogue.said(begins);
  dialogue.told(910, ['*', 'NTLM', 'x']);
  expect(dialogue.said(responds('12345678')).sure).toBe(true);
});

const loggedIn = ['*', '*!*@host', 'alice', 'x'];

test('success that two numerics tell answers one AUTH, in whatever order they come', () => {
  for (const numerics of [
    [900, 903],
    [903, 900],
  ]) {
    const dialogue = challenged();
    dialogue.said(responds('12345678'));
    dialogue.said(begins);
    for (const numeric of numerics) dialogue.told(numeric, numeric === 900 ? loggedIn : ['*', 'x']);
    expect(dialogue.said(responds('12345678')).sure).toBe(false);
    dialogue.told(904, ['*', 'x']);
    expect(dialogue.said(responds('12345678')).sure).toBe(true);
  }
});

test('900 answers one where it refuses it', () => {
  const dialogue = challenged();
  dialogue.said(begins);
  dialogue.told(900, ['*', 'AUTH', 'Bad command']);
  expect(dialogue.said(responds('12345678')).sure).toBe(true);
});

test('what answers an AUTHENTICATE may answer no AUTH', () => {
  const dialogue = challenged();
  dialogue.saidAuthenticate();
  dialogue.said(begins);
  dialogue.told(904, ['*', 'x']);
  expect(dialogue.said(responds('12345678')).sure).toBe(false);
  dialogue.told(910, ['*', 'NTLM', 'x']);
  expect(dialogue.said(responds('12345678')).sure).toBe(true);
});

test('a challenge may come before the end of the line that asks for it', () => {
  const dialogue = startAuthDialogue([ALICE]);
  dialogue.heard(challenges('12345678'), `AUTH NTLM I :${escapeData(NEGOTIATE)}\r`);
  dialogue.said(begins);
  expect(dialogue.said(responds('12345678')).sure).toBe(true);
});

test('a name and a password prove an account where an authentication begins, and nowhere else', () => {
  const token = escapeData(basicToken(own));
  expect(startAuthDialogue([ALICE]).said(['BASIC', 'I', token]).proves).toBe('alice');
  expect(startAuthDialogue([ALICE]).said(['BASIC', 'S', token]).proves).toBeNull();
  expect(startAuthDialogue([]).said(['BASIC', 'I', token]).proves).toBeNull();
});
