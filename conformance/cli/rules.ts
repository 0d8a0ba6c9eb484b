import { labelled } from '../report/layout.ts';
import { painter } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import type { RuleText } from './parts.ts';

/** `rules`: every rule with its grade and its clause. */
export function rulesText(rules: readonly RuleText[], { width, colour }: Page): string {
  const paint = painter(colour);
  const indent = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const gradeWidth = 'non-strict'.length + 2;
  const lines = rules.flatMap(({ id, grade, sentence, clause }) => {
    const name = grade === 'must' ? 'must' : 'non-strict';
    const [first = '', ...more] = labelled('', sentence, indent + gradeWidth, width);
    const rest = first.slice(indent + gradeWidth);
    return [
      `${paint('bold', id)}${' '.repeat(indent - id.length)}${name.padEnd(gradeWidth)}${rest}`,
      ...more,
      ...labelled('', clause, indent + gradeWidth, width).map((line) => paint('dim', line)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
