import type { Evidence } from '../servers.ts';
import { CAPABILITIES } from './capabilities.ts';
import { REGISTRATION } from './registration.ts';
import { SASL } from './sasl.ts';
import { UNASSERTED } from './unasserted.ts';

/** For each item of `docs/parity.md` that is covered, at least partly: what the plans hold of it. */
export const EVIDENCE: Readonly<Record<string, Evidence>> = {
  ...REGISTRATION,
  ...CAPABILITIES,
  ...SASL,
  ...UNASSERTED,
};
