import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { SLOTS } from '../../adapters/reference/slots.ts';
import { CHOICES, type Choice } from '../../model/choices.ts';
import { SAMPLES, UNSPEAKABLE } from './reference-choices.ts';
import { converse } from './reference-here.ts';

/** What no server can do: a registered client completes nothing and needs no registration, and a PING without a token has no PONG. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  'nick_missing@registered': '451',
  'nick_malformed@registered': 'at_completion',
  'prereg_ping@missing': 'pong',
  'sasl_unasked@registered': '451',
};

const spoken: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(SLOTS));
const strictest: ReadonlyMap<string, string> = new Map(Object.entries(PROFILES.reserve.choices));

const choices: readonly Choice[] = CHOICES;
const open = choices
  // Whether a password is asked for is a matter of starting the server with one.
  .filter(({ id }) => id !== 'server_password')
  .flatMap((choice) =>
    (choice.situations?.map((situation) => `${choice.id}@${situation}`) ?? [choice.id]).map((slot) => ({
      slot,
      choice,
    })),
  );

test('the reference server speaks every value of every choice that is left open', () => {
  expect([...spoken.keys()]).toEqual(open.map(({ slot }) => slot));
  for (const { slot, choice } of open) {
    const possible = Object.keys(choice.values).filter((value) => value !== IMPOSSIBLE[slot]);
    expect(spoken.get(slot)?.toSorted(), slot).toEqual(possible.toSorted());
  }
});

test('the profile "reserve" has the default of every choice', () => {
  for (const { slot, choice } of open) {
    if (IMPOSSIBLE[slot] !== choice.default) expect(strictest.get(slot), slot).toBe(choice.default);
  }
});

test('there is a sample of every choice that a client can hear', () => {
  expect([...SAMPLES.keys()].toSorted()).toEqual(
    [...spoken.keys()].filter((slot) => slot !== UNSPEAKABLE).toSorted(),
  );
});

const cases = [...SAMPLES].flatMap(([slot, sample]) =>
  (spoken.get(slot) ?? []).map((value) => ({ slot, value, sample })),
);

describe('each value sounds like itself and like no other', () => {
  test.each(cases)('$slot = $value', async ({ slot, value, sample }) => {
    const settings = [`${slot}=${value}`, ...(sample.with ?? [])];
    const argv = settings.flatMap((setting) => ['--set', setting]);
    const password = sample.password === undefined ? {} : { password: sample.password };
    const transcript = await converse({ argv, ...password }, sample.script);
    const heard = Object.entries(sample.shows).filter(([, pattern]) => pattern.test(transcript));
    expect(
      heard.map(([name]) => name),
      transcript,
    ).toEqual([value]);
  });
});
