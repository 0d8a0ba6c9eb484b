import { NAMESPACE_MARK, PASSWORD_MARK, type Setting } from './plan.ts';
import { fillInResponses, WRONG_FINAL, type ScramAnswer } from './sasl/marks.ts';

/** A plan's line as it goes over the wire. Without a password the mark becomes `none`; `answer` makes the messages of SCRAM. */
export function fillIn(line: string, setting: Setting, answer: ScramAnswer = () => WRONG_FINAL): string {
  const { namespace, password, accounts } = setting;
  const text = line.replaceAll(NAMESPACE_MARK, namespace).replaceAll(PASSWORD_MARK, password ?? 'none');
  return fillInResponses(text, accounts, answer);
}
