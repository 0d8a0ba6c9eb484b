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
  // What is done at once stands side by side: the lines need not follow each other in the picture.
  const lines = parts('svg.sequence [data-line]', article).map(({ dataset }) => Number(dataset['line']));
  return { article, id, lines: lines.toSorted((one, other) => one - other) };
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

/** Shows the exchange up to a line, in the picture and in the table; `told`: it is announced too. */
export function showStep(steps: Steps, line: number, told: boolean): void {
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
  if (told) {
    const text = article.querySelector(`tr[data-line="${line}"] code`)?.textContent ?? '';
    const outcome = end ? ', which the model does not allow' : '';
    announce(`${steps.id}, step ${lines.indexOf(line) + 1} of ${lines.length}: ${text}${outcome}`);
  }
}

/** No line of any divergence is looked at. */
export function clearSteps(): void {
  for (const shown of all('[data-line]')) shown.classList.remove('past', 'now', 'ahead');
  for (const article of all('article.divergence')) {
    article.classList.remove('at-end', 'current');
    const { lines } = stepsOf(article.id) ?? { lines: [] };
    one('.position', article).textContent = `${lines.length} steps`;
  }
}

/** How the model has come to a line. */
export function walkTo({ id, lines }: Steps, line: number): Walk {
  const { steps = [], connection = '' } = DATA.ways[id] ?? {};
  const taken = steps.filter((step) => step.line <= line);
  const standing = taken.at(-1)?.standing ?? {};
  return {
    steps: taken,
    last: taken.filter((step) => step.line === line).flatMap(({ transitions }) => transitions),
    standing,
    diverging: line === lines.at(-1) ? (standing[connection] ?? []) : [],
  };
}
