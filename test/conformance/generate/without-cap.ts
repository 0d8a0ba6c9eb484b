import type { PlanOptions } from '../../../conformance/generate/index.ts';

/** Of a server that nobody knows to offer any capability, or to have accounts. */
export const WITHOUT_CAP: Pick<PlanOptions, 'capabilities' | 'mechanisms' | 'accounts'> = {
  capabilities: null,
  mechanisms: null,
  accounts: 0,
};
