import type { Overlay } from './drawing.ts';

/** The classes by which a drawing shows what is laid over it, each with a space before it. */
export interface Marks {
  ofState(id: string): string;
  /** Of something that stands for several transitions. */
  ofTransitions(ids: readonly string[]): string;
}

const NONE: ReadonlySet<string> = new Set();

export function marksOf({
  taken = {},
  missed = NONE,
  impossible = NONE,
  entered,
  steps = [],
  diverging = [],
}: Overlay): Marks {
  const stepped = new Set(steps.flatMap(({ transitions }) => transitions));
  return {
    ofState: (id) => {
      const met = entered !== undefined && (entered.get(id) ?? 0) > 0 ? ' taken' : '';
      return diverging.includes(id) ? `${met} diverging` : met;
    },
    ofTransitions: (ids) => {
      if (ids.length === 0) return '';
      const classes = [];
      if (ids.every((id) => impossible.has(id))) classes.push('impossible');
      else if (ids.some((id) => (taken[id] ?? 0) > 0)) classes.push('taken');
      else if (ids.some((id) => missed.has(id))) classes.push('missed');
      if (ids.some((id) => stepped.has(id))) classes.push('step');
      return classes.map((name) => ` ${name}`).join('');
    },
  };
}
