import type { Adapter } from '../../adapters/server.ts';
import { UsageError } from './errors.ts';
import type { Host } from './host.ts';
import type { CheckOptions } from './parts.ts';

/** What names a password, and a server that may have one of its own. */
interface Asked {
  readonly password?: string;
  readonly command?: string;
  readonly dialect?: string;
}

/**
 * The password of `--password`, or of the environment; null where neither says one. @throws UsageError where the dialect has the server ask
 * for one, and nobody would know it
 */
export function readPassword(
  { password, command, dialect: named = '' }: Asked,
  dialect: CheckOptions['dialect'],
  adapter: Adapter,
  env: Host['env'],
): string | null {
  const given = password ?? env['NICK_COLLIDER_PASSWORD'] ?? null;
  const isGenerated = command?.includes('{password}') === true || asksForOne(adapter.dialect);
  if (given !== null || isGenerated || !asksForOne(dialect)) return given;
  throw new UsageError(`--dialect ${named}: such a server asks for a password, and none is given`, [
    command === undefined
      ? 'give it as --password secret, or better as NICK_COLLIDER_PASSWORD'
      : "let it be made up: --command './ircserv {port} {password}'; or give it as --password secret",
  ]);
}

function asksForOne(dialect: Adapter['dialect'] | null): boolean {
  const values = dialect?.['server_password'] ?? [];
  return values.length === 1 && values[0] === 'required';
}
