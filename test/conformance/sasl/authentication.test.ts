import { expect, test } from 'vitest';
import { authenticationOf } from '../../../conformance/sasl/authentication.ts';
import { encodeBase64 } from '../../../conformance/sasl/base64.ts';
import { hears, startExchange } from '../../../conformance/sasl/exchange.ts';
import { EXAMPLE, USER } from './example.ts';

const LONG = { name: 'long', password: 'x'.repeat(300 - 6) };
const ACCOUNTS = [USER, LONG];
const NOTHING = { plain: null, loosely: null, scramFirst: null, scramFinal: null };

/** What parameters say, one after the other on a connection. */
function told(...parameters: readonly (string | undefined)[]): readonly unknown[] {
  const exchange = startExchange();
  return parameters.map((parameter) => authenticationOf(exchange, parameter, ACCOUNTS));
}

test('a mechanism says nothing, and is base64 by chance only', () => {
  expect(told('PLAIN', 'EXTERNAL')).toEqual([
    { size: 5, total: 5, isBase64: false, ...NOTHING },
    { size: 8, total: 8, isBase64: true, ...NOTHING },
  ]);
});

test('no parameter, the empty response and an abort', () => {
  expect(told(undefined, '+', '*')).toEqual([
    { size: 0, total: 0, isBase64: true, ...NOTHING },
    { size: 1, total: 0, isBase64: true, ...NOTHING },
    { size: 1, total: 1, isBase64: false, ...NOTHING },
  ]);
});

test('a PLAIN response proves an account or none', () => {
  const responses = ['\0user\0pencil', '\0user\0pen', '\0user\0pencil\0'].map(encodeBase64);
  expect(told(...responses)).toMatchObject([{ plain: 'user' }, { plain: null }, { plain: null }]);
});

test('a response of 400 bytes is whole with the + behind it, and another one begins then', () => {
  const response = encodeBase64(`\0long\0${LONG.password}`);
  expect(response).toHaveLength(400);
  expect(told(response, '+', '+')).toMatchObject([
    { size: 400, total: 400 },
    { size: 1, total: 400, isBase64: true, plain: 'long' },
    { size: 1, total: 0, plain: null },
  ]);
});

test('full chunks belong to what comes behind them, and others do not', () => {
  const chunk = 'A'.repeat(400);
  expect(told(chunk, chunk, 'AA==', 'AAAA', 'A'.repeat(401), 'AAAA')).toMatchObject([
    { size: 400, total: 400 },
    { size: 400, total: 800 },
    { size: 4, total: 804, isBase64: true },
    { size: 4, total: 4 },
    { size: 401, total: 401, isBase64: false },
    { size: 4, total: 4 },
  ]);
});

test('SCRAM: the first message names an account, known or not, and the last one proves it for the challenge', () => {
  const exchange = startExchange();
  const say = (bytes: string): unknown => authenticationOf(exchange, encodeBase64(bytes), ACCOUNTS);
  expect(say('n,,n=ann,r=x')).toMatchObject({ scramFirst: { name: 'ann', isKnown: false } });
  expect(say('n,a=ann,n=user,r=x')).toMatchObject({ scramFirst: { name: 'user', isKnown: false } });
  expect(say('n,a=user,n=user,r=x')).toMatchObject({ scramFirst: { name: 'user', isKnown: true } });
  expect(say(EXAMPLE.clientFirst)).toMatchObject({
    scramFirst: { name: 'user', isKnown: true },
    scramFinal: null,
  });
  expect(say(EXAMPLE.clientFinal)).toMatchObject({ scramFirst: null, scramFinal: null });
  hears(exchange, encodeBase64(EXAMPLE.serverFirst));
  expect(say(EXAMPLE.clientFinal)).toMatchObject({ plain: null, scramFirst: null, scramFinal: 'user' });
});
