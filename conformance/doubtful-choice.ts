import { SLOTS } from '../model/dialect.ts';
import type { Rule } from '../model/rules/index.ts';
import { isLegal } from './rule-set.ts';
import type { Judge } from './check.ts';
import type { Observation } from './observation.ts';

/**
 * The choice that a breach of a rule of dialect is about: the one of which it is enough that it need not be made as the rule
 * asks. The rule's own cause, with that choice named; just the cause for another rule, or where it takes several choices.
 */
export function causeOf(judge: Judge, until: Observation, rule: Rule, under: readonly Rule[]): string {
  const { lifts } = rule.relaxation;
  if (lifts !== 'narrowing' && lifts !== 'dialect') return rule.cause;
  const slot = SLOTS.find(({ name, eachTime }) => {
    const alone: Rule = { ...rule, id: `${rule.id} ${name}`, relaxation: { lifts, slot: name } };
    return !(eachTime && lifts === 'narrowing') && isLegal(judge, until, [...under, alone]);
  });
  return slot === undefined ? rule.cause : `${slot.name}: ${slot.choice.sentence} ${rule.cause}`;
}
