import { describe, expect, test } from 'vitest';
import { readAuthenticate } from '../../model/authenticate-readings.ts';
import { narrowAll, permit, type Dialect } from '../../model/dialect.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Facts, Session } from '../../model/world.ts';
import { CAPABILITIES, ONE_TOO_MANY, operationOf, PIECE, TOO_LONG } from './operation.ts';
import { factsOf } from './facts.ts';

const FACTS = factsOf({ capabilities: CAPABILITIES, mechanisms: ['PLAIN', 'SCRAM-SHA-256'] });
const ASKED = { enabled: 'sasl', owned: false, account: null, proven: null } as Session;
const SETTLED: Dialect = {
  sasl: ['present'],
  sasl_unasked: ['silent'],
  sasl_registered: ['as_before'],
  sasl_reauth: ['907'],
  sasl_mechanism_again: ['data'],
};

interface Situation {
  readonly exchange?: Exchange;
  readonly session?: Partial<Session>;
  readonly facts?: Partial<Facts>;
  readonly dialect?: Dialect;
}

/** What AUTHENTICATE with this parameter may be, without the name of the command; what it proves stands behind it. */
function read(
  parameter: string,
  { exchange = 'none', session = {}, facts = {}, dialect = {} }: Situation = {},
): readonly string[] {
  const permitted = permit({ ...SETTLED, ...dialect });
  return readAuthenticate(
    operationOf(`AUTHENTICATE ${parameter}`, 0),
    { ...ASKED, ...session },
    { ...FACTS, ...facts },
    exchange,
  )
    .filter(({ requires }) => narrowAll(permitted, requires) !== null)
    .map(
      ({ input, account }) =>
        input.replace('AUTHENTICATE.', '') + (account === undefined ? '' : ` ${account}`),
    );
}

describe('an AUTHENTICATE without an exchange', () => {
  test.each<[string, readonly string[]]>([
    ['', ['missing']],
    ['PLAIN', ['plain']],
    ['SCRAM-SHA-256', ['scram']],
    ['plain', ['plain', 'unsupported']],
    ['EXTERNAL', ['foreign', 'unsupported']],
    ['NONSENSE', ['unsupported']],
    ['+', ['unsupported']],
    ['right', ['unsupported']],
    ['*', ['abort']],
    [TOO_LONG, ['too_long']],
  ])('%.12s: %j', (parameter, expected) => {
    expect(read(parameter)).toEqual(expected);
  });

  test('names a mechanism that may be there or not, where nobody says which there are', () => {
    expect(read('PLAIN', { facts: { mechanisms: null } })).toEqual(['plain', 'unsupported']);
    expect(read('PLAIN', { facts: { mechanisms: ['EXTERNAL'] } })).toEqual(['plain', 'unsupported']);
  });
});

describe('within an exchange', () => {
  const plain = { exchange: 'plain' } as const;
  test.each<[string, Exchange, readonly string[]]>([
    ['right', 'plain', ['right alice']],
    ['wrong', 'plain', ['wrong']],
    ['loose', 'plain', ['wrong']],
    ['first', 'plain', ['wrong']],
    ['+', 'plain', ['wrong']],
    ['!', 'plain', ['garbled']],
    ['*', 'plain', ['abort']],
    [PIECE, 'plain', ['chunk']],
    [ONE_TOO_MANY, 'plain', ['surplus']],
    [TOO_LONG, 'plain', ['too_long']],
    ['first', 'scram asked', ['first']],
    ['stranger', 'scram asked', ['first', 'wrong']],
    ['right', 'scram asked', ['wrong']],
    ['right', 'scram challenged', ['right alice']],
    ['first', 'scram challenged', ['wrong']],
    ['+', 'scram challenged', ['wrong']],
    ['right', 'scram proven', ['wrong']],
    ['right', 'foreign', ['wrong']],
    ['PLAIN', 'begun', ['plain']],
  ])('%.12s to %s: %j', (parameter, exchange, expected) => {
    expect(read(parameter, { exchange })).toEqual(expected);
  });

  test('the last + logs in to what the proof before it has proven', () => {
    expect(read('+', { exchange: 'scram proven', session: { proven: 'bob' } })).toEqual(['empty bob']);
  });

  test('the name of a mechanism is data, or begins anew', () => {
    expect(read('PLAIN', plain)).toEqual(['wrong']);
    const restart = { ...plain, dialect: { sasl_mechanism_again: ['restart'] } };
    expect(read('PLAIN', restart)).toEqual(['plain']);
    // One that the server does not offer may be a response to it all the same.
    expect(read('EXTERNAL', restart)).toEqual(['wrong', 'foreign']);
  });
});

describe('before it is looked at', () => {
  test('who has not asked for it is told nothing, or served all the same', () => {
    const session = { enabled: '' };
    expect(read('PLAIN', { session })).toEqual(['unasked']);
    expect(read('PLAIN', { session, dialect: { sasl_unasked: ['accepted'] } })).toEqual(['plain']);
  });

  test('a registered client may be too late, unless its exchange is open', () => {
    const late = { session: { owned: true }, dialect: { sasl_registered: ['462'] } };
    expect(read('PLAIN', late)).toEqual(['late']);
    expect(read('right', { ...late, exchange: 'plain' })).toEqual(['right alice']);
    expect(read('PLAIN', { session: { owned: true } })).toEqual(['plain']);
  });

  test('who has logged in is told so, or logs in again', () => {
    const session = { account: 'alice' };
    expect(read('PLAIN', { session })).toEqual(['again']);
    expect(read('PLAIN', { session, dialect: { sasl_reauth: ['allowed'] } })).toEqual(['plain']);
  });

  test('a server that does not know it has no use for any of it', () => {
    expect(read('PLAIN', { dialect: { sasl: ['absent'] } })).toEqual(['UNKNOWN']);
  });
});
