import {
  NAMESPACE_MARK,
  OPERATOR_MARK,
  OPERATOR_PASSWORD_MARK,
  PASSWORD_MARK,
  type Setting,
} from './plan.ts';
import { fillInResponses, WRONG_FINAL, type ScramAnswer } from './sasl/marks.ts';

/** A plan's line as it goes over the wire. Without a password, or an operator, their marks become `none`; `answer` makes the messages of SCRAM. */
export function fillIn(line: string, setting: Setting, answer: ScramAnswer = () => WRONG_FINAL): string {
  const { namespace, password, accounts, operator } = setting;
  const text = line
    .replaceAll(NAMESPACE_MARK, namespace)
    .replaceAll(PASSWORD_MARK, () => password ?? 'none')
    .replaceAll(OPERATOR_MARK, () => operator?.name ?? 'none')
    .replaceAll(OPERATOR_PASSWORD_MARK, () => operator?.password ?? 'none');
  return fillInResponses(text, accounts, answer);
}
