import { describe, expect, test } from 'vitest';
import { idleRules } from '../../../conformance/report/idle-rules.ts';
import { SLOTS, type Slot } from '../../../model/dialect.ts';

const slot = (name: string): Slot => SLOTS.find((each) => each.name === name) as Slot;
const refusal = slot('auth_refusal');
const welcome = slot('welcome');

const REFUSED = { 'anonymous AUTH.right / IRCX 907': 2 };
const SUCCEEDED = { 'anonymous AUTH.right / AUTH success → authenticated': 2 };
const LEFT = ['AUTH-07', 'AUTH-10', 'AUTH-13', 'AUTH-15'];

const idle = (taken: Readonly<Record<string, number>>, values = refusal.values): readonly string[] =>
  idleRules(refusal, values, { auth_refusal: values }, taken);

describe('a choice that binds a server', () => {
  test('leaves a rule without force while it may be the one under which that asks nothing', () => {
    expect(idleRules(welcome, ['modern', 'rfc1459'], {}, {})).toEqual(['REG-07']);
    expect(idleRules(welcome, ['modern', 'rfc2812'], {}, {})).toEqual([]);
  });
});

describe('a choice that is made each time', () => {
  test('leaves rules without force where it was made so', () => {
    expect(idle(REFUSED)).toEqual(LEFT);
    expect(idle({ ...REFUSED, ...SUCCEEDED })).toEqual(LEFT);
    expect(idle(REFUSED, ['907', '911'])).toEqual(LEFT);
  });

  test('leaves none so where it never was, or may not be', () => {
    expect(idle({})).toEqual([]);
    expect(idle(SUCCEEDED)).toEqual([]);
    expect(idle({ 'anonymous AUTH.right / IRCX 907': 0 })).toEqual([]);
    expect(idle(REFUSED, ['none'])).toEqual([]);
  });

  test('is none by the numerics of SASL', () => {
    const bySasl = { auth_refusal: refusal.values, auth_numerics: ['sasl'] };
    expect(idleRules(refusal, refusal.values, bySasl, { 'authenticated AUTH.already / 907': 1 })).toEqual([]);
  });
});
