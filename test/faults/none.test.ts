import { describe, expect, test } from 'vitest';
import {
  reference,
  referenceClaimAtCompletion,
  referenceFtIrc,
  referenceTakeOver,
} from '../../adapters/index.ts';
import { hunt } from '../hunt.ts';
import { PASSWORD } from './found.ts';

describe('a server without faults gives no alarm and leaves nothing undecided, with every choice open', () => {
  test.each([
    { adapter: reference, password: null },
    { adapter: referenceTakeOver, password: null },
    { adapter: referenceClaimAtCompletion, password: null },
    { adapter: referenceFtIrc, password: null },
    { adapter: reference, password: PASSWORD },
    { adapter: referenceClaimAtCompletion, password: PASSWORD },
  ])('$adapter.name, password $password', { timeout: 120_000 }, async ({ adapter, password }) => {
    const { findings, tally } = await hunt(adapter, { faults: [], password, most: 300, enough: () => false });
    expect(findings).toEqual([]);
    expect(tally.undecided).toEqual({});
    expect(tally.plans).toBe(300);
  });
});
