import type { Operator } from '../adapters/server.ts';
import { becomeOperator } from './run/become-operator.ts';
import type { Address } from './run/connection.ts';
import type { Patience } from './run/login.ts';
import type { Turnstile } from './run/turnstile.ts';

/** Why the operator that was given is of no use: by the line that refuses it. */
export interface OperatorFailure {
  readonly kind: 'operator';
  readonly name: string;
  readonly line: string;
}

/** The operator as plans are to know of it. */
export interface TriedOperator {
  readonly kind: 'tried';
  readonly operator: Operator;
}

/**
 * Becomes the operator that was given, once. What a server makes of wrong credentials that are held to be right is no divergence: they are
 * the user's mistake more often than the server's. Where nobody can tell, plans find it out.
 */
export async function tryOperator(
  given: Operator,
  password: string | null,
  address: Address,
  patience: Patience,
  turnstile: Turnstile,
): Promise<OperatorFailure | TriedOperator> {
  await turnstile.pass(1, patience.signal);
  const found = await becomeOperator(address, given, password, patience);
  if (found.kind === 'refused') return { kind: 'operator', name: given.name, line: found.line };
  const isGuarded = found.kind === 'granted' && found.guarded;
  return { kind: 'tried', operator: isGuarded ? { ...given, guarded: true } : given };
}
