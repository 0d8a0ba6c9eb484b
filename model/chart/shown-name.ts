import type { ChartState } from './graph.ts';

/** A state's name as it stands in the picture, with the sign of its kind. */
export function shownName({ name, kind }: ChartState): string {
  switch (kind) {
    case 'parallel':
      return `${name} ∥`;
    case 'shallow history':
      return `H ${name}`;
    case 'deep history':
      return `H* ${name}`;
    default:
      return name;
  }
}
