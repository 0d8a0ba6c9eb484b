import type { PlanOptions } from '../../../conformance/generate/index.ts';

/** Of a server of whose timers nobody knows. */
export const NO_WAITS = { register: false, ping: false };

/** Of a server that nobody knows to offer any capability, or to have accounts. */
export const WITHOUT_CAP: Pick<
  PlanOptions,
  'capabilities' | 'mechanisms' | 'packages' | 'accounts' | 'waits'
> = {
  capabilities: null,
  mechanisms: null,
  packages: null,
  accounts: 0,
  waits: NO_WAITS,
};
