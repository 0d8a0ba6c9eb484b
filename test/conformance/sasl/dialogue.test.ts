import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../../conformance/sasl/base64.ts';
import { startDialogue } from '../../../conformance/sasl/dialogue.ts';
import { EXAMPLE, USER } from './example.ts';

const FIRST = encodeBase64(EXAMPLE.clientFirst);
const CHALLENGE = encodeBase64(EXAMPLE.serverFirst);
const FINAL = encodeBase64(EXAMPLE.clientFinal);
const SIGNATURE = encodeBase64(EXAMPLE.serverFinal);
const upToCr = (parameter: string): string => `AUTHENTICATE ${parameter}\r`;

describe('a line that the server answers at its CR', () => {
  test('has been said by then: the proof for such a challenge is right', () => {
    const dialogue = startDialogue([USER]);
    expect(dialogue.heard(CHALLENGE, upToCr(FIRST))).toBeNull();
    dialogue.said(FIRST);
    expect(dialogue.said(FINAL).authentication.scramFinal).toBe('user');
    expect(dialogue.heard(SIGNATURE, '')).toBe('right');
  });

  test('has been said by then: so is the signature that answers such a proof', () => {
    const dialogue = startDialogue([USER]);
    dialogue.said(FIRST);
    dialogue.heard(CHALLENGE, '');
    expect(dialogue.heard(SIGNATURE, upToCr(FINAL))).toBe('right');
    expect(dialogue.said(FINAL).authentication.scramFinal).toBe('user');
  });

  test('is another one where its end turns out to be another', () => {
    const dialogue = startDialogue([USER]);
    dialogue.said(FIRST);
    dialogue.heard(CHALLENGE, upToCr('AAAA'));
    expect(dialogue.said(FINAL).authentication.scramFinal).toBe('user');
  });
});

test('a challenge that comes before the first message has got its CR answers nothing', () => {
  const dialogue = startDialogue([USER]);
  dialogue.heard(CHALLENGE, upToCr(FIRST).slice(0, -1));
  dialogue.said(FIRST);
  expect(dialogue.said(FINAL).authentication.scramFinal).toBeNull();
});

test('a line without a parameter says nothing', () => {
  const { authentication, bytes } = startDialogue([USER]).said(undefined);
  expect([authentication.size, bytes]).toEqual([0, '']);
});
