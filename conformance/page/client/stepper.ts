import { DATA } from './data.ts';
import { all, announce, one, parts } from './dom.ts';
import type { Walk } from './marking.ts';

/** A divergence in the page, with the numbers of its lines. */
export interface Steps {
  readonly article: HTMLElement;
  readonly id: string;
  readonly lines: readonly number[];
}

export function stepsOf(id: string): Steps | null {
  const article = document.getElementById(id);
  if (article === null || article.dataset['divergence'] !== id) return null;
  const lines = parts('svg.sequence [data-line]', article).map(({ dataset }) => Number(dataset['line']));
  return { article, id, lines };
}

/** The line that is nearest to a number; the last one for null. */
export function nearestLine({ lines }: Steps, line: number | null): number {
  const last = lines.at(-1) ?? 0;
  return line === null ? last : (lines.findLast((each) => each <= line) ?? lines[0] ?? last);
}

/** The line so many steps away from another. */
export function stepFrom({ lines }: Steps, line: number, by: number): number {
  const at = lines.indexOf(line) + by;
  return lines[Math.max(0, Math.min(lines.length - 1, at))] ?? line;
}

/** Shows the exchange up to a line, in the picture and in the table. */
export function showStep(steps: Steps, line: number): void {
  const { article, lines } = steps;
  for (const shown of all('[data-line]', article)) {
    const number = Number(shown.dataset['line']);
    shown.classList.toggle('past', number < line);
    shown.classList.toggle('now', number === line);
    shown.classList.toggle('ahead', number > line);
  }
  const position = one('.position', article);
  position.textContent = `${lines.indexOf(line) + 1} of ${lines.length}`;
  const end = line === lines.at(-1);
  article.classList.toggle('at-end', end);
  const text = article.querySelector(`tr[data-line="${line}"] code`)?.textContent ?? '';
  announce(
    `${steps.id}, step ${lines.indexOf(line) + 1} of ${lines.length}: ${text}${end ? ', which the model does not allow' : ''}`,
  );
}

/** No line of any divergence is looked at. */
export function clearSteps(): void {
  for (const shown of all('[data-line]')) shown.classList.remove('past', 'now', 'ahead');
  for (const article of all('article.divergence')) article.classList.remove('at-end', 'current');
}

/** How the model has come to a line. */
export function walkTo({ id, lines, article }: Steps, line: number): Walk {
  const path = DATA.paths[id] ?? [];
  const steps = path.filter((step) => step.line <= line);
  const last = steps.at(-1);
  const standing = last?.standing ?? {};
  const row = article.querySelector<HTMLElement>('svg.sequence .diverging');
  const connection = row?.dataset['connection'] ?? last?.connection ?? '';
  return {
    steps,
    last: steps.filter((step) => step.line === line).flatMap(({ transitions }) => transitions),
    standing,
    diverging: line === lines.at(-1) ? (standing[connection] ?? []) : [],
  };
}
