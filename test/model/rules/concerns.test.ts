import { expect, test } from 'vitest';
import { CONCERNS, inputsIn, rulesAt, type Stage } from '../../../model/rules/concerns.ts';
import { RULES } from '../../../model/rules/index.ts';
import { findConcerns, type Found } from './concerned.ts';

const found = findConcerns(RULES, 1_250, 40);

/** What is told otherwise than the walks have it: concerns that are left out, and lists of which nothing was found. */
function differences(told: typeof CONCERNS, { concerns }: Found): readonly string[] {
  return [...concerns].flatMap(([rule, seen]) => {
    const stages = Object.entries(told[rule] ?? {}) as readonly (readonly [Stage, readonly string[]])[];
    const lists = stages.flatMap(([stage, each]) =>
      each.map((list) => ({ stage, list, inputs: inputsIn(list).map((input) => `${stage} ${input}`) })),
    );
    const all = new Set(lists.flatMap(({ inputs }) => inputs));
    return [
      ...[...seen].filter((concern) => !all.has(concern)).map((concern) => `${rule} lacks ${concern}`),
      ...lists
        .filter(({ inputs }) => !inputs.some((input) => seen.has(input)))
        .map(({ stage, list }) => `${rule} has ${stage} ${list}`),
    ];
  });
}

test('rules can be broken where the walks say, and nowhere else', () => {
  expect(differences(CONCERNS, found)).toEqual([]);
  expect(Object.keys(CONCERNS).filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
});

test('a list that leaves something out, or has something too much, is found out', () => {
  const spoilt = {
    ...CONCERNS,
    'PING-02': { registered: ['PING.empty PING.token'] },
    'CMD-01': { registering: ['KNOWN'], registered: ['KNOWN'] },
  };
  expect(differences(spoilt, found)).toEqual([
    'PING-02 lacks registered PING.two',
    'CMD-01 has registered KNOWN',
  ]);
});

test('a rule is at an input by its name, by its beginning, or because it is at all', () => {
  expect(rulesAt('registered', 'PING.two')).toEqual(
    expect.arrayContaining(['PING-01', 'PING-02', 'REG-04', 'REPLY-03']),
  );
  expect(rulesAt('registering', 'PING.two')).not.toContain('PING-02');
  expect(rulesAt('closing', 'RELEASE')).toEqual(['QUIT-03']);
});
