import { describe, expect, test } from 'vitest';
import { fillIn } from '../../../conformance/fill-in.ts';
import { decodeBase64 } from '../../../conformance/sasl/base64.ts';
import { WRONG_FINAL } from '../../../conformance/sasl/marks.ts';
import { provenByPlain, readPlain } from '../../../conformance/sasl/plain.ts';
import { readClientFinal } from '../../../conformance/sasl/scram.ts';

const ACCOUNTS = [
  { name: 'ann', password: 'pw1' },
  { name: 'Bob', password: 'pä2' },
  { name: 'nobody', password: 'wrong' },
];

function filled(mark: string, accounts = ACCOUNTS): string {
  return fillIn(mark, { namespace: 'k7', password: null, accounts });
}

/** Whether the PLAIN response of a word proves an account. */
function proves(who: string): boolean {
  return provenByPlain(decodeBase64(filled(`{plain:${who}}`)) ?? '', ACCOUNTS) !== null;
}

describe('a PLAIN response', () => {
  test.each([
    ['account1', '\0ann\0pw1'],
    ['account2', '\0Bob\0p\xc3\xa42'],
    ['account4', '\0ann\0pw1'],
    ['wrong1', '\0ann\0wrong'],
    ['wrong3', '\0nobody\0wronger'],
    ['crossed1', '\0ann\0p\xc3\xa42'],
    ['prefix1', '\0ann\0pw'],
    ['nobody', '\0nobody-\0nothing'],
    ['other1', 'Bob\0ann\0pw1'],
    ['self2', 'Bob\0Bob\0p\xc3\xa42'],
    ['no-nul', 'nobody-nothing'],
    ['one-nul1', 'ann\0pw1'],
    ['three-nuls1', '\0ann\0pw1\0'],
    ['nul-in1', '\0ann\0pw\x001'],
    ['empty-password', '\0ann\0'],
    ['empty-account', '\0\0pw1'],
  ])('of %s is %j', (who, bytes) => {
    expect(decodeBase64(filled(`{plain:${who}}`))).toBe(bytes);
  });

  test('proves an account for the words that say so, and for no other', () => {
    expect(['account1', 'account9', 'self3'].filter((who) => !proves(who))).toEqual([]);
    const others =
      'wrong1 crossed2 prefix3 nobody other1 no-nul one-nul1 three-nuls1 nul-in2 empty-password empty-account';
    expect(others.split(' ').filter(proves)).toEqual([]);
  });

  test('crosses nobody where there is one account, and acts for somebody else all the same', () => {
    const [account] = ACCOUNTS;
    const alone = account === undefined ? [] : [account];
    expect(decodeBase64(filled('{plain:crossed1}', alone))).toBe('\0ann\0wrong');
    expect(decodeBase64(filled('{plain:other1}', alone))).toBe('nobody\0ann\0pw1');
  });

  test('is a stranger’s where no accounts are known', () => {
    for (const who of ['account1', 'wrong2', 'prefix1', 'crossed1', 'nobody'])
      expect(readPlain(decodeBase64(filled(`{plain:${who}}`, [])) ?? '')?.authcid).toBe('nobody');
  });

  test('goes in chunks of 400, and ends with + where the last is full, or behind its end', () => {
    const password = 'x'.repeat(600 - 5);
    const whole = filled('{plain:account1}', [{ name: 'ann', password }]);
    const chunks = [1, 2, 3, 4].map((k) => filled(`{plain:account1:${k}}`, [{ name: 'ann', password }]));
    expect(whole).toHaveLength(800);
    expect(chunks).toEqual([whole.slice(0, 400), whole.slice(400), '+', '+']);
    expect([1, 2].map((k) => filled(`{plain:account1:${k}}`))).toEqual([filled('{plain:account1}'), '+']);
  });
});

test('a last message of SCRAM with no exchange to answer is well-formed and wrong', () => {
  expect(decodeBase64(filled('{scram:account1:final}'))).toBe(WRONG_FINAL);
  expect(readClientFinal(WRONG_FINAL)?.nonce).toBe('none');
});

test('what is no mark stays as it is', () => {
  for (const text of [
    '{plain:account0}',
    '{plain:anybody}',
    '{scram:account1}',
    '{scram:account1:second}',
    '{',
  ]) {
    expect(filled(text)).toBe(text);
  }
});
