import { describe, expect, it } from 'vitest';
import { aimOf, type Aim } from '../../../conformance/generate/aims.ts';
import { placeOf, type Logons } from '../../../conformance/generate/logons.ts';
import type { PlanOptions } from '../../../conformance/generate/options.ts';
import { WITH_CAP, WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const KNOWN = { nickLength: 15, password: false, casemapping: 'rfc1459' } as const;
const SASL: PlanOptions = { ...KNOWN, ...WITH_SASL };

/** The aims of so many plans with one kind of logons, from a number on. */
function aims(logons: Logons, count: number, options: PlanOptions, from: number): Aim[] {
  const found: Aim[] = [];
  for (let ordinal = from; found.length < count; ordinal += 1) {
    const place = placeOf(ordinal, options);
    const aim = place.logons === logons ? aimOf(place, options) : null;
    if (aim !== null) found.push(aim);
  }
  return found;
}

function pairOf({ situation, input }: Aim): string {
  return `${input} when ${situation}`;
}

/** How many pairs of situation and input there are. */
function pairs(logons: Logons, options: PlanOptions): number {
  return new Set(aims(logons, 2000, options, 0).map(pairOf)).size;
}

/** The share of plans with one kind of logons among so many in a row. */
function share(options: PlanOptions, logons: Logons): number {
  const places = Array.from({ length: 1200 }, (_, at) => placeOf(at + 5, options));
  return places.filter((place) => place.logons === logons).length / places.length;
}

describe('the aims of plans in a row', () => {
  it('are each pair of situation and input once, wherever the row begins', () => {
    for (const logons of ['bare', 'negotiated', 'authenticated'] as const) {
      const count = pairs(logons, SASL);
      expect(count).toBeGreaterThan(90);
      for (const from of [0, 1, 777, 2 ** 29 + 3]) {
        const row = aims(logons, count, SASL, from);
        expect(new Set(row.map(pairOf)).size).toBe(count);
      }
    }
  });

  it('go through everything that can be said before, pair by pair', () => {
    const count = pairs('authenticated', SASL);
    const all = aims('authenticated', 6 * count, SASL, 12_345);
    expect(new Set(all.map((aim) => JSON.stringify(aim))).size).toBe(6 * count);
    expect(all.filter(({ nick, user }) => nick === 'refused' && user).length).toBe(count);
  });

  it('have SCRAM in them only where it is on offer', () => {
    const plain: PlanOptions = { ...SASL, mechanisms: ['PLAIN'] };
    const situations = new Set(aims('authenticated', 2000, plain, 0).map(({ situation }) => situation));
    expect(situations.has('chunked')).toBe(true);
    expect(situations.has('proven')).toBe(false);
  });
});

describe('the logons of plans in a row', () => {
  it('negotiate in one half, and log in to accounts in one quarter, where that is on offer', () => {
    expect([share(SASL, 'bare'), share(SASL, 'negotiated'), share(SASL, 'authenticated')]).toEqual([
      0.5, 0.25, 0.25,
    ]);
    const cap: PlanOptions = { ...KNOWN, ...WITH_CAP };
    expect([share(cap, 'bare'), share(cap, 'negotiated')]).toEqual([0.5, 0.5]);
  });

  it('try it now and then where nobody knows of anything on offer', () => {
    const unknown: PlanOptions = { ...KNOWN, ...WITHOUT_CAP };
    expect(share(unknown, 'negotiated')).toBeCloseTo(1 / 12);
    expect(share({ ...unknown, capabilities: [] }, 'authenticated')).toBe(0);
  });
});
