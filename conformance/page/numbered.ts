import type { ChartFacts } from '../../model/facts-of-states.ts';
import { escapeText } from './html.ts';

/** The transitions of the states in order, each once: a drawing on a page tells them by their places in this list. */
export function transitionList({ states }: ChartFacts): readonly string[] {
  const all = states.flatMap(({ events }) => events.flatMap(({ ways }) => ways));
  return [...new Set(all.map(({ transition }) => transition))];
}

/**
 * A drawing whose lines tell their transitions by numbers: their names are long, and stand on the page already.
 * @throws Error where the list lacks one
 */
export function numbered(svg: string, transitions: readonly string[]): string {
  const places = new Map(transitions.map((transition, place) => [escapeText(transition), place]));
  return svg.replaceAll(/data-transitions="([^"]+)"/g, (_whole, list: string) => {
    const numbers = list.split('&#10;').map((name) => {
      const place = places.get(name);
      if (place === undefined) throw new Error(`no state has the transition ${name}`);
      return place;
    });
    return `data-transitions="${numbers.join(' ')}"`;
  });
}
