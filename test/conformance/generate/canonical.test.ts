import { assert, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPlans, planArbitrary, type PlanOptions } from '../../../conformance/generate/index.ts';
import { linesOf, type Plan } from '../../../conformance/plan.ts';
import { faultsOf } from './plan-shape.ts';
import { WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const OPTIONS: PlanOptions = { nickLength: 15, password: true, casemapping: 'rfc1459', ...WITHOUT_CAP };

/** A plan of lines such as `B NICK {ns}x`, each in a round of its own. */
function plan(...said: readonly string[]): Plan {
  const steps = said.map((text) => ({
    connection: text.charCodeAt(0) - 65,
    act: { kind: 'send' as const, lines: [text.slice(2)] },
  }));
  return { connections: 2, rounds: steps.map((step) => [step]) };
}

/** The lines of the canonical forms, the boldest first. */
function forms(...said: readonly string[]): readonly (readonly string[])[] {
  return canonicalPlans(plan(...said)).map(({ rounds }) =>
    rounds
      .flat()
      .flatMap(({ connection, act }) => linesOf(act).map((line) => `${'AB'.charAt(connection)} ${line}`)),
  );
}

describe('the canonical form of a plan', () => {
  it('numbers connections and names nicks in the order of appearance, in plain words', () => {
    expect(forms('B nick {ns}Dora', 'A NICK {ns}q7', 'B USER guest 8 x :Me', 'A NICK {ns}Dora')).toEqual([
      ['A NICK {ns}a', 'B NICK {ns}b', 'A USER u 0 * :r', 'B NICK {ns}a'],
      ['A nick {ns}a', 'B NICK {ns}b', 'A USER guest 8 x :Me', 'B NICK {ns}a'],
    ]);
  });

  it('is that of all plans that differ in names only', () => {
    const [one] = forms('A NICK {ns}x', 'B NICK {ns}_k', 'B NICK {ns}x');
    expect(forms('B NICK {ns}Lo', 'A NICK {ns}Max', 'A NICK {ns}Lo')[0]).toEqual(one);
  });

  it('has one spelling of a nick first, then as many as there were', () => {
    expect(forms('A NICK {ns}Eva', 'B NICK {ns}eVA')).toEqual([
      ['A NICK {ns}a', 'B NICK {ns}a'],
      ['A NICK {ns}a', 'B NICK {ns}A'],
    ]);
    expect(forms('A NICK {ns}eva', 'A NICK {ns}Eva', 'B NICK {ns}eVA')[1]).toEqual([
      'A NICK {ns}aa',
      'A NICK {ns}aA',
      'B NICK {ns}Aa',
    ]);
  });

  it('keeps apart what only some casemappings hold for one', () => {
    expect(forms('A NICK {ns}n[', 'B NICK {ns}n{')[1]).toEqual(['A NICK {ns}[', 'B NICK {ns}{']);
  });

  it('leaves nicks that may be refused for their form or their length', () => {
    const odd = ['A NICK 1{ns}', 'A NICK {ns}@b', 'B NICK {ns}llllllllllll'];
    expect(forms(...odd)).toEqual([]);
    expect(forms('A NICK {ns}a', 'A NICK 1{ns}', 'B NICK {ns}b')).toEqual([]);
  });

  it('numbers accounts in the order of appearance, but for those whose responses are sent in chunks', () => {
    expect(
      forms(
        'B AUTHENTICATE {plain:account3}',
        'B AUTHENTICATE {plain:account1:1}',
        'A cap  LS 302',
        'A AUTHENTICATE {scram:wrong2:final:1}',
        'A AUTHENTICATE {plain:nobody}',
      )[0],
    ).toEqual([
      'A AUTHENTICATE {plain:account2}',
      'A AUTHENTICATE {plain:account1:1}',
      'B CAP LS 302',
      'B AUTHENTICATE {scram:wrong3:final:0}',
      'B AUTHENTICATE {plain:nobody}',
    ]);
  });

  it('is well-formed, and there is none of a canonical plan but with fewer spellings', () => {
    assert(
      property(oneof(planArbitrary(OPTIONS), planArbitrary({ ...OPTIONS, ...WITH_SASL })), (drawn) => {
        for (const form of canonicalPlans(drawn)) {
          expect(faultsOf(form)).toEqual([]);
          expect(form.rounds.map((round) => round.map(({ act }) => act.kind))).toEqual(
            drawn.rounds.map((round) => round.map(({ act }) => act.kind)),
          );
        }
        const [merged] = canonicalPlans(drawn);
        if (merged !== undefined) expect(canonicalPlans(merged)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
