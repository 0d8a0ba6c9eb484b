import type { Overlay } from './drawing.ts';

/** The classes by which a drawing shows what is laid over it, each with a space before it. */
export interface Marks {
  ofState(id: string): string;
  /** Of something that stands for several transitions. */
  ofTransitions(ids: readonly string[]): string;
}

export function marksOf({ taken, impossible = new Set(), steps = [], diverging = [] }: Overlay): Marks {
  const stepped = new Set(steps.flatMap(({ transitions }) => transitions));
  return {
    ofState: (id) => (diverging.includes(id) ? ' diverging' : ''),
    ofTransitions: (ids) => {
      if (ids.length === 0) return '';
      const classes = [];
      if (ids.every((id) => impossible.has(id))) classes.push('impossible');
      else if (taken !== undefined) classes.push(ids.some((id) => (taken[id] ?? 0) > 0) ? 'taken' : 'missed');
      if (ids.some((id) => stepped.has(id))) classes.push('step');
      return classes.map((name) => ` ${name}`).join('');
    },
  };
}
