import type { Account } from '../../adapters/server.ts';
import type { Authentication } from '../../model/world.ts';
import { decodeBase64, isBase64, padded, utf8 } from './base64.ts';
import { payloadOf, says, type Exchange } from './exchange.ts';
import { provenByPlain, provenLoosely } from './plain.ts';
import { readClientFirst } from './scram.ts';

/** What an AUTHENTICATE with this parameter says, as the next one of its connection. The exchange takes note of it. */
export function authenticationOf(
  exchange: Exchange,
  parameter: string | undefined,
  accounts: readonly Account[],
): Authentication {
  if (parameter === undefined)
    return {
      size: 0,
      total: 0,
      isBase64: true,
      plain: null,
      loosely: null,
      scramFirst: null,
      scramFinal: null,
    };
  const payload = payloadOf(exchange.sent, parameter);
  const bytes = decodeBase64(payload) ?? '';
  return {
    size: parameter.length,
    total: payload.length,
    isBase64: isBase64(payload),
    plain: provenByPlain(bytes, accounts),
    loosely: provenLoosely(decodeBase64(padded(payload)) ?? '', accounts),
    scramFirst: named(bytes, accounts),
    scramFinal: says(exchange, parameter, accounts),
  };
}

function named(bytes: string, accounts: readonly Account[]): Authentication['scramFirst'] {
  const first = readClientFirst(bytes);
  if (first === null) return null;
  const account = accounts.find(({ name }) => utf8(name) === first.name);
  // To act in another's name may be refused at once, or when the proof is there.
  const isOwn = first.authzid === '' || first.authzid === first.name;
  return { name: account?.name ?? first.name, isKnown: account !== undefined && isOwn };
}
