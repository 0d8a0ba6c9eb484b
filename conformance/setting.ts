import type { MetServer } from './host-server.ts';
import type { Setting } from './plan.ts';

/** What a run against this server fills in for the marks of a plan, in a nick prefix of its own. */
export function settingFor(
  { password, accounts, operator }: Pick<MetServer, 'password' | 'accounts' | 'operator'>,
  namespace: string,
): Setting {
  return { namespace, password, accounts, operator };
}
