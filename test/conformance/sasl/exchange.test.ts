import { expect, test } from 'vitest';
import { encodeBase64 } from '../../../conformance/sasl/base64.ts';
import { hears, says, startExchange, type Exchange } from '../../../conformance/sasl/exchange.ts';
import { EXAMPLE, USER } from './example.ts';

const code = (bytes: string): string => encodeBase64(bytes);
const say = (exchange: Exchange, bytes: string, accounts = [USER]): string | null =>
  says(exchange, code(bytes), accounts);

/** An exchange after the challenge. */
function challenged(challenge: string = EXAMPLE.serverFirst): Exchange {
  const exchange = startExchange();
  expect(say(exchange, EXAMPLE.clientFirst)).toBeNull();
  expect(hears(exchange, code(challenge))).toBeNull();
  return exchange;
}

test('the right proof for the challenge proves the account, and the server proves itself', () => {
  const exchange = challenged();
  expect(say(exchange, EXAMPLE.clientFinal)).toBe('user');
  expect(hears(exchange, code(EXAMPLE.serverFinal))).toBe('right');
});

test('another signature is wrong, and an error is no signature', () => {
  const exchange = challenged();
  say(exchange, EXAMPLE.clientFinal);
  expect(hears(exchange, code(`v=${code('x'.repeat(32))}`))).toBe('wrong');
  expect(hears(exchange, code('e=invalid-proof'))).toBeNull();
});

test('a signature that nobody has asked for is wrong', () => {
  expect(hears(startExchange(), code(EXAMPLE.serverFinal))).toBe('wrong');
});

test.each([
  ['another proof', EXAMPLE.clientFinal.replace('p=dH', 'p=dI')],
  ['another nonce', EXAMPLE.clientFinal.replace('%hv', '%hw')],
  ['another binding', EXAMPLE.clientFinal.replace('biws', 'eSws')],
])('%s proves nobody', (_what, final) => {
  expect(say(challenged(), final)).toBeNull();
});

test('without its challenge, or before it, the proof proves nobody', () => {
  const exchange = startExchange();
  expect(say(exchange, EXAMPLE.clientFinal)).toBeNull();
  say(exchange, EXAMPLE.clientFirst);
  expect(say(exchange, EXAMPLE.clientFinal)).toBeNull();
});

test('a challenge for another nonce is passed over', () => {
  const exchange = challenged(EXAMPLE.serverFirst.replace('r=r', 'r=s'));
  expect(exchange.challenge).toBeNull();
});

test('a new first message makes the challenge before it worthless', () => {
  const exchange = challenged();
  say(exchange, EXAMPLE.clientFirst.replace('EkqO', 'EkqP'));
  expect(say(exchange, EXAMPLE.clientFinal)).toBeNull();
});

test('who acts in the name of another is not proved', () => {
  const exchange = startExchange();
  say(exchange, EXAMPLE.clientFirst.replace('n,,', 'n,a=ann,'));
  hears(exchange, code(EXAMPLE.serverFirst));
  expect(say(exchange, EXAMPLE.clientFinal)).toBeNull();
});

test('where the account is not known, or takes too long to prove, nobody can tell', () => {
  const stranger = challenged();
  expect(say(stranger, EXAMPLE.clientFinal, [])).toBeNull();
  expect(hears(stranger, code(EXAMPLE.serverFinal))).toBeNull();
  const slow = challenged(EXAMPLE.serverFirst.replace('i=4096', 'i=100001'));
  expect(say(slow, EXAMPLE.clientFinal)).toBeNull();
  expect(hears(slow, code(EXAMPLE.serverFinal))).toBeNull();
});

test('messages in chunks are put together in both directions', () => {
  const nonce = 'x'.repeat(500);
  const exchange = startExchange();
  const first = code(`n,,n=user,r=${nonce}`);
  says(exchange, first.slice(0, 400), [USER]);
  expect(exchange.first).toBeNull();
  says(exchange, first.slice(400), [USER]);
  expect(exchange.first?.nonce).toBe(nonce);
  const challenge = code(`r=${nonce}y,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`);
  hears(exchange, challenge.slice(0, 400));
  expect(exchange.challenge).toBeNull();
  hears(exchange, challenge.slice(400));
  expect(exchange.challenge?.nonce).toBe(`${nonce}y`);
});
