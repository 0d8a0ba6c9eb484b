import { CHOICES } from '../../model/choices.ts';
import { labelled } from '../report/layout.ts';
import { painter } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import type { RuleText } from './parts.ts';

/** One rule in depth: its grade, its clause, the likely mistake, and when it asks nothing. */
export function ruleText(rule: RuleText, { width, colour }: Page): string {
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
