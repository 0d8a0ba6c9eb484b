import type { MetServer } from './host-server.ts';
import { lineEnd, pauseBetween } from './manner.ts';
import type { Setting } from './plan.ts';
import type { RunOptions } from './run/run.ts';

/** What a run against this server fills in for the marks of a plan, in a nick prefix of its own. */
export function settingFor(
  { password, accounts, operator }: Pick<MetServer, 'password' | 'accounts' | 'operator'>,
  namespace: string,
): Setting {
  return { namespace, password, accounts, operator };
}

/** How plans are run against this server, as far as that hangs on what it is. */
export function mannersFor({
  welcome: { manner, burstEnd },
  capabilities,
  packages,
  intake,
}: Pick<MetServer, 'welcome' | 'capabilities' | 'packages' | 'intake'>): Pick<
  RunOptions,
  'burstEnd' | 'speaksCap' | 'speaksIrcx' | 'intake' | 'lineEnd' | 'pause'
> {
  const pause = pauseBetween(manner);
  return {
    burstEnd,
    speaksCap: capabilities !== null,
    speaksIrcx: packages !== null,
    intake,
    lineEnd: lineEnd(manner),
    ...(pause === 0 ? {} : { pause }),
  };
}
