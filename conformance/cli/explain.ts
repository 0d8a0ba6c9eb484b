import { CHOICES } from '../../model/choices.ts';
import { labelled } from '../report/layout.ts';
import { painter } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';
import type { RuleText } from './parts.ts';

/** `explain`: one rule in depth. Case does not matter. @throws UsageError for an unknown id, naming near ones */
export function explainText(id: string, rules: readonly RuleText[], { width, colour }: Page): string {
  const rule = rules.find((rule) => rule.id === id.toUpperCase());
  if (rule === undefined) {
    const near = nearHint(
      id,
      rules.map(({ id }) => id),
    );
    throw new UsageError(`there is no rule ${id}`, [...near, 'all of them: nick-collider rules']);
  }
  const paint = painter(colour);
  const row = (label: string, text: string): readonly string[] => [
    '',
    ...labelled(`  ${label}`, text, 11, width),
  ];
  const idle = Object.entries(rule.idleUnder ?? {}).map(
    ([slot, values]) =>
      `It asks nothing of a server while ${slot} may be ${values.join(' or ')}. ${sentenceOf(slot)}`,
  );
  const lines = [
    '',
    `  ${paint('bold', rule.id)}   ${rule.grade === 'must' ? 'must' : 'non-strict: reported, and a failure only under --strict'}`,
    '',
    ...labelled('', rule.sentence, 2, width),
    ...row('clause', rule.clause),
    ...row('likely', rule.cause),
    ...idle.flatMap((text) => row('idle', text)),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function sentenceOf(slot: string): string {
  const [id] = slot.split('@');
  return CHOICES.find((choice) => choice.id === id)?.sentence ?? '';
}
