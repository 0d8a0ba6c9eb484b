import type { PlanOptions } from '../../../conformance/generate/index.ts';
import { NO_WAITS } from './without-cap.ts';

/** Of a server with capabilities, SASL and accounts, short and long ones. */
export const WITH_SASL: Pick<PlanOptions, 'capabilities' | 'mechanisms' | 'packages' | 'accounts' | 'waits'> =
  {
    capabilities: ['multi-prefix', 'away-notify', 'sasl', 'cap-notify', 'sts', 'echo-message'],
    mechanisms: ['PLAIN', 'SCRAM-SHA-256'],
    packages: null,
    accounts: 6,
    waits: NO_WAITS,
  };

/** Of one with capabilities, but no SASL. */
export const WITH_CAP: Pick<PlanOptions, 'capabilities' | 'mechanisms' | 'packages' | 'accounts' | 'waits'> =
  {
    capabilities: ['multi-prefix', 'userhost-in-names', 'batch'],
    mechanisms: null,
    packages: null,
    accounts: 0,
    waits: NO_WAITS,
  };
