import type { PlanOptions } from '../../conformance/generate/index.ts';
import { WITH_SASL } from '../conformance/generate/with-sasl.ts';
import { WITHOUT_CAP } from '../conformance/generate/without-cap.ts';
import type { Situation } from './situation.ts';

export const KNOWN = { nickLength: 15, password: false, casemapping: 'rfc1459' } as const;

/** Servers that plans are made for. */
export const SERVERS = {
  plain: { ...KNOWN, ...WITHOUT_CAP },
  password: { ...KNOWN, ...WITHOUT_CAP, password: true },
  sasl: { ...KNOWN, ...WITH_SASL },
} as const satisfies Readonly<Record<string, PlanOptions>>;

/** What plans for a server must show, all of it, though in different plans. */
export interface Evidence {
  readonly server: keyof typeof SERVERS;
  readonly shows: readonly Situation[];
}
