import { AUTH_RULES } from './auth.ts';
import { CAP_RULES } from './cap.ts';
import { IRCX_RULES } from './ircx.ts';
import { SASL_RULES } from './sasl.ts';
import { CASEMAPPING_RULES } from './casemapping.ts';
import { CONSISTENCY_RULES, DIALECT_RULES } from './dialect.ts';
import { COMMAND_RULES, DROP_RULES, LEAVING_RULES } from './command.ts';
import { LIFE_RULES } from './life.ts';
import { LINE_END_RULES, LINE_RULES } from './line.ts';
import { NICK_RULES, OWNER_RULES, OWNERSHIP_RULES } from './nick.ts';
import { OPER_RULES } from './oper.ts';
import { PASS_RULES, SILENT_PASS_RULES } from './pass.ts';
import { REGISTRATION_RULES } from './registration.ts';
import { REPLY_RULES } from './reply.ts';
import type { Rule } from './rule.ts';
import { TIME_RULES } from './time.ts';
import { USER_RULES } from './user.ts';

export type { Rule } from './rule.ts';

/** Whether a rule of grade *must* says something of its own. */
export function isSpecialMust({ grade, general }: Rule): boolean {
  return grade === 'must' && general !== true;
}

/** Whether a rule of grade *should* does. */
export function isLesser({ grade, general }: Rule): boolean {
  return grade === 'should' && general !== true;
}

/** Every rule. Where two explain a divergence equally well, the one that stands first is named: it forbids less. */
export const RULES: readonly Rule[] = [
  ...CONSISTENCY_RULES,
  ...DROP_RULES,
  ...TIME_RULES,
  ...LIFE_RULES,
  ...LINE_RULES,
  ...CASEMAPPING_RULES,
  ...OPER_RULES,
  ...NICK_RULES,
  ...PASS_RULES,
  ...AUTH_RULES,
  ...IRCX_RULES,
  ...SASL_RULES,
  ...CAP_RULES,
  ...REGISTRATION_RULES,
  ...SILENT_PASS_RULES,
  ...OWNER_RULES,
  ...USER_RULES,
  ...LEAVING_RULES,
  ...OWNERSHIP_RULES,
  ...COMMAND_RULES,
  ...LINE_END_RULES,
  ...REPLY_RULES,
  ...DIALECT_RULES,
];
