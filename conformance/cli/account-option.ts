import type { Account } from '../../adapters/server.ts';
import { parseCredentials } from './credentials.ts';
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

function parseAccount(option: string, text: string): Account {
  return { ...parseCredentials(option, text, FORM), isSecret: true };
}
