import type { Account } from '../../adapters/server.ts';
import { UsageError } from './errors.ts';
import type { Host } from './host.ts';

const FORM = ['write it as NAME:PASSWORD, as often as there are accounts: --account alice:secret'];

/** The accounts of `--account`, or else of the environment, where a comma ends each. @throws UsageError, which tells no password */
export function readAccounts(given: readonly string[] | undefined, env: Host['env']): readonly Account[] {
  if (given !== undefined) return given.map((text) => parseAccount('--account', text));
  const words = (env[VARIABLE] ?? '').split(',').filter((word) => word !== '');
  return words.map((word) => parseAccount(VARIABLE, word));
}

/** Where accounts are found that are not given on the command line. */
const VARIABLE = 'NICK_COLLIDER_ACCOUNTS';

/** The name ends at the first colon: a password may hold some. */
function parseAccount(option: string, text: string): Account {
  const colon = text.indexOf(':');
  if (colon < 0) throw new UsageError(`${option}: no colon between name and password`, FORM);
  const name = text.slice(0, colon);
  const password = text.slice(colon + 1);
  if (name === '') throw new UsageError(`${option}: no name in front of the colon`, FORM);
  if (password === '') throw new UsageError(`${option} ${name}: no password behind the colon`, FORM);
  return { name, password, isSecret: true };
}
