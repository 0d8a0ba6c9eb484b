import { CASEMAPPINGS, type Casemapping } from '../model/casemapping.ts';
import type { Dialect } from '../model/dialect.ts';
import type { Circumstances } from './check.ts';
import type { MetServer } from './host-server.ts';
import type { CheckOptions } from './options.ts';

/** How long a nick may stay held after its holder's close was observed, in ms. No specification gives a figure. */
const RELEASE_MS = 2000;

/** What is known of a server before plans are run against it: its dialect as far as it is settled, its limits, its pace. */
export function circumstances(
  { welcome, password, asksForPassword }: MetServer,
  known: Dialect,
  { deadlineMs }: Pick<CheckOptions, 'deadlineMs'>,
): Circumstances {
  const { isupport, logonMs } = welcome;
  const casemapping = casemappingOf(isupport['CASEMAPPING']);
  const nickLength = Number(isupport['NICKLEN'] ?? 0);
  return {
    dialect: {
      ...(password === null ? { server_password: ['none'] } : {}),
      ...(asksForPassword ? { server_password: ['required'] } : {}),
      ...known,
      ...(casemapping === null ? {} : { casemapping: [casemapping] }),
    },
    nickLength: nickLength > 0 ? nickLength : null,
    password,
    // A server that takes long to log one client on, as one that waits for a look-up does, is given its time.
    deadlineMs: Math.max(deadlineMs, Math.ceil(logonMs * 4)),
    releaseMs: RELEASE_MS,
  };
}

/** The casemapping that a server advertises; null for one that says nothing. Nicks of plans are ASCII, which Unicode mappings fold as `ascii` does. */
export function casemappingOf(advertised: string | undefined): Casemapping | null {
  if (advertised === undefined || advertised === '') return null;
  if (advertised === 'strict-rfc1459') return 'rfc1459-strict';
  return CASEMAPPINGS.find((mapping) => mapping === advertised.toLowerCase()) ?? 'ascii';
}
