import type { Account } from '../adapters/server.ts';
import { mechanismsOf, type Capabilities } from './capabilities.ts';
import type { Address } from './run/connection.ts';
import { logIn, type Patience } from './run/login.ts';
import type { Turnstile } from './run/turnstile.ts';

/** Why accounts that were given are of no use: nobody can log in at all, or not to this one, by the line that says so. */
export type AccountFailure =
  { readonly kind: 'no-sasl' } | { readonly kind: 'account'; readonly name: string; readonly line: string };

/**
 * Logs in once to each account that was given. What a server makes of wrong credentials that are held to be right is no divergence: such an
 * account is the user's mistake more often than the server's. Null when all are well, or nobody can tell.
 */
export async function tryAccounts(
  given: readonly Account[],
  capabilities: Capabilities | null,
  address: Address,
  patience: Patience,
  turnstile: Turnstile,
): Promise<AccountFailure | null> {
  if (given.length > 0 && capabilities?.has('sasl') === false) return { kind: 'no-sasl' };
  if (mechanismsOf(capabilities)?.includes('PLAIN') === false) return null;
  for (const account of given) {
    await turnstile.pass(1, patience.signal);
    const login = await logIn(address, account, patience);
    if (login.kind === 'refused') return { kind: 'account', name: account.name, line: login.line };
    // One that does not say what it offers may still let clients in.
    if (login.kind === 'untold' && capabilities === null) return { kind: 'no-sasl' };
  }
  return null;
}
