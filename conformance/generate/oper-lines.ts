import { OPERATOR_MARK, OPERATOR_PASSWORD_MARK } from '../plan.ts';
import type { Draft } from './draft.ts';

/** The line that makes an operator. */
export function operLine(): string {
  return `OPER ${OPERATOR_MARK} ${OPERATOR_PASSWORD_MARK}`;
}

/** An OPER that makes nobody an operator: it lacks something, or has it wrong where that costs nothing. */
export function refusedOperLine({ dice, options }: Draft): string {
  const lacking = dice.pick(['OPER', `OPER ${OPERATOR_MARK}`]);
  if (options.operator === 'guarded') return lacking;
  return dice.weigh([
    [1, lacking],
    [3, `OPER ${OPERATOR_MARK} ${OPERATOR_PASSWORD_MARK}x`],
    [2, `OPER nobody ${OPERATOR_PASSWORD_MARK}`],
  ]);
}
