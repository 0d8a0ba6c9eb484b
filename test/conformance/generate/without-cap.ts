import type { PlanOptions } from '../../../conformance/generate/index.ts';

/** Of a server that nobody knows to offer any capability, or to have accounts. */
export const WITHOUT_CAP: Pick<PlanOptions, 'capabilities' | 'mechanisms' | 'packages' | 'accounts'> = {
  capabilities: null,
  mechanisms: null,
  packages: null,
  accounts: 0,
};
