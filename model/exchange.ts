import { byConfiguration } from './by-configuration.ts';
import { connectedIn } from './connected.ts';

/** How far an authentication is: which answers an AUTHENTICATE may come to depends on it. */
export type Exchange =
  'none' | 'begun' | 'plain' | 'scram asked' | 'scram challenged' | 'scram proven' | 'foreign';

/** Tells how far a connection's authentication is, by its configuration. */
export type ExchangeOf = (configuration: number) => Exchange;

/** The exchange of each configuration of a table. */
export const exchanges = byConfiguration(read);

function read(key: string): Exchange {
  const authentication = (connectedIn(key)?.authentication ?? 'idle') as Authenticating;
  if (typeof authentication === 'string') return 'none';
  const { exchange } = authentication;
  return typeof exchange === 'string' ? exchange : `scram ${exchange.scram}`;
}

type Authenticating =
  | 'idle'
  | {
      readonly exchange:
        'begun' | 'plain' | 'foreign' | { readonly scram: 'asked' | 'challenged' | 'proven' };
    };
