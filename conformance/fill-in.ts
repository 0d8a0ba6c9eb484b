import { fillInTokens, type ChallengeOf } from './ircx/marks.ts';
import {
  NAMESPACE_MARK,
  OPERATOR_MARK,
  OPERATOR_PASSWORD_MARK,
  PASSWORD_MARK,
  type Setting,
} from './plan.ts';
import { fillInResponses, WRONG_FINAL, type ScramAnswer } from './sasl/marks.ts';

/** What marks answer that depends on what the server has said. */
export interface Answers {
  /** Makes the messages of SCRAM. */
  readonly scram: ScramAnswer;
  /** The challenge of NTLM. */
  readonly challengeOf: ChallengeOf;
}

const UNHEARD: Answers = { scram: () => WRONG_FINAL, challengeOf: () => null };

/** A plan's line as it goes over the wire. Without a password, or an operator, their marks become `none`. */
export function fillIn(line: string, setting: Setting, { scram, challengeOf }: Answers = UNHEARD): string {
  const { namespace, password, accounts, operator } = setting;
  const text = line
    .replaceAll(NAMESPACE_MARK, namespace)
    .replaceAll(PASSWORD_MARK, () => password ?? 'none')
    .replaceAll(OPERATOR_MARK, () => operator?.name ?? 'none')
    .replaceAll(OPERATOR_PASSWORD_MARK, () => operator?.password ?? 'none');
  return fillInTokens(fillInResponses(text, accounts, scram), accounts, challengeOf);
}
