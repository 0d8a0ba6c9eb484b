import { describe, expect, it } from 'vitest';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { survey, type Happening, type Survey } from './survey.ts';
import { WITH_CAP, WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const PLANS = 2000;
const KNOWN = { nickLength: 15, password: false, casemapping: 'rfc1459' } as const;

const SERVERS: Readonly<Record<string, PlanOptions>> = {
  'without CAP': { ...KNOWN, ...WITHOUT_CAP },
  'with CAP': { ...KNOWN, ...WITH_CAP },
  'with SASL': { ...KNOWN, ...WITH_SASL },
  'with SASL, a password and no account': { ...KNOWN, ...WITH_SASL, password: true, accounts: 0 },
  'of which nothing is known but SASL': {
    ...WITH_SASL,
    mechanisms: null,
    accounts: 2,
    nickLength: null,
    password: false,
    casemapping: null,
  },
};

function surveys(options: PlanOptions): readonly Survey[] {
  return Array.from({ length: PLANS }, (_, index) => survey(planAt(77, index, options), options));
}

function shareOf(all: readonly Survey[], happening: Happening): number {
  return all.filter(({ happenings }) => happenings.has(happening)).length / PLANS;
}

describe('2,000 plans', () => {
  it.each(Object.entries(SERVERS))(
    'are long, crowded, contended, welcomed and heard by a server %s',
    (_, options) => {
      const all = surveys(options);
      const sum = (count: (one: Survey) => number): number =>
        all.reduce((total, one) => total + count(one), 0);
      const share = (is: (one: Survey) => boolean): number => all.filter(is).length / PLANS;
      const acts = all.map((one) => one.acts).toSorted((left, right) => left - right);
      expect(acts[PLANS / 2]).toBeGreaterThanOrEqual(12);
      expect(share(({ wide }) => wide)).toBeGreaterThanOrEqual(0.3);
      expect(share(({ contended }) => contended)).toBeGreaterThanOrEqual(0.6);
      expect(
        sum(({ registered }) => registered) / sum(({ connections }) => connections),
      ).toBeGreaterThanOrEqual(0.6);
      expect(sum(({ heard }) => heard) / sum((one) => one.acts)).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('negotiate little where nobody knows of CAP', () => {
    const all = surveys({ ...KNOWN, ...WITHOUT_CAP });
    expect(shareOf(all, 'a negotiation')).toBeGreaterThan(0.05);
    expect(shareOf(all, 'a negotiation')).toBeLessThan(0.1);
    expect(shareOf(all, 'an exchange')).toBe(0);
  });

  it('interleave negotiations with collisions where CAP is on offer', () => {
    const all = surveys({ ...KNOWN, ...WITH_CAP });
    expect(shareOf(all, 'a negotiation')).toBeGreaterThan(0.42);
    expect(shareOf(all, 'a refused NICK in a negotiation')).toBeGreaterThan(0.2);
    expect(shareOf(all, 'an exchange')).toBe(0);
  });

  it('interleave exchanges with collisions, drops and each other where SASL is on offer', () => {
    const all = surveys({ ...KNOWN, ...WITH_SASL });
    expect(shareOf(all, 'a negotiation')).toBeGreaterThan(0.42);
    expect(shareOf(all, 'an exchange')).toBeGreaterThan(0.22);
    expect(shareOf(all, 'a refused NICK in a negotiation')).toBeGreaterThan(0.2);
    expect(shareOf(all, 'a refused NICK in an exchange')).toBeGreaterThan(0.06);
    expect(shareOf(all, 'a login before 001')).toBeGreaterThan(0.14);
    expect(shareOf(all, 'a refused NICK behind a login')).toBeGreaterThan(0.03);
    expect(shareOf(all, 'a failure and a login')).toBeGreaterThan(0.03);
    expect(shareOf(all, 'two exchanges at once')).toBeGreaterThan(0.02);
    expect(shareOf(all, 'a drop in an exchange')).toBeGreaterThan(0.01);
  });

  it('meet most situations of a login with most of what can be done there, though each pair is rare', () => {
    const met = new Set(surveys({ ...KNOWN, ...WITH_SASL }).flatMap(({ pairs }) => [...pairs]));
    // Without aims it takes 8,000 plans to meet as many.
    expect(met.size).toBeGreaterThan(290);
  });
});
