import type { Overlay } from '../../../model/chart/drawing.ts';
import { marksOf } from '../../../model/chart/marks.ts';
import { transitionList } from '../numbered.ts';
import { DATA, wasMet } from './data.ts';
import { all, drawn, parts } from './dom.ts';

/** What the drawings show besides the chart. */
export interface Shown {
  readonly coverage: boolean;
  /** The steps of a counterexample that were taken so far; null where none is looked at. */
  readonly walk: Walk | null;
}

export interface Walk {
  readonly steps: NonNullable<Overlay['steps']>;
  /** The transitions of the last step. */
  readonly last: readonly string[];
  /** Where each connection stands. */
  readonly standing: Readonly<Record<string, readonly string[]>>;
  /** The states of the connection that left the model; empty before it did. */
  readonly diverging: readonly string[];
}

const MARKS = ['taken', 'missed', 'impossible', 'step', 'now', 'here', 'diverging'];
const TRANSITIONS = transitionList(DATA.facts);
const IMPOSSIBLE: ReadonlySet<string> = new Set(DATA.impossible);
const COVERAGE: Overlay =
  DATA.coverage === null
    ? {}
    : {
        taken: DATA.coverage.taken,
        missed: new Set(DATA.coverage.missed),
        entered: new Map(Object.entries(DATA.coverage.entered)),
      };

/** Marks the drawings anew. */
export function mark({ coverage, walk }: Shown): void {
  const marks = marksOf({
    ...(coverage ? COVERAGE : {}),
    impossible: IMPOSSIBLE,
    ...(walk === null ? {} : { steps: walk.steps, diverging: walk.diverging }),
  });
  for (const marked of parts('svg.chart .line, svg.chart .arrow:not(.entry)')) {
    const ids = transitionsAt(marked);
    const now = ids.some((id) => walk?.last.includes(id)) ? ' now' : '';
    put(marked, marks.ofTransitions(ids) + now);
  }
  for (const letters of all('svg.chart .letters')) letters.remove();
  for (const state of parts('svg.chart .state')) {
    const id = state.dataset['state'] ?? '';
    const here = Object.entries(walk?.standing ?? {}).flatMap(([connection, ids]) =>
      ids.includes(id) ? [connection] : [],
    );
    const met = coverage && wasMet(id) ? ' taken' : '';
    put(state, `${marks.ofState(id)}${met}${here.length > 0 ? ' here' : ''}`);
    if (here.length > 0) label(state, here.join(''));
    const stands = here.length > 1 ? 'stand' : 'stands';
    state.setAttribute('aria-description', here.length > 0 ? `${here.join(', ')} ${stands} here` : '');
  }
}

/** The transitions that a line of text stands for, or all those of an arrow. */
function transitionsAt(marked: SVGElement): readonly string[] {
  const lines = marked.matches('.line') ? [marked] : [...marked.querySelectorAll<SVGElement>('.line')];
  return lines.flatMap(({ dataset }) =>
    (dataset['transitions'] ?? '').split(' ').flatMap((place) => TRANSITIONS[Number(place)] ?? []),
  );
}

function put(marked: Element, classes: string): void {
  marked.classList.remove(...MARKS);
  marked.classList.add(...classes.split(' ').filter((name) => name !== ''));
}

/** Puts the letters of the connections that stand in a state at its corner. */
function label(state: SVGElement, letters: string): void {
  const edge = state.querySelector('.edge');
  if (edge === null) return;
  const number = (name: string): number => Number(edge.getAttribute(name));
  const width = 12 + letters.length * 8;
  const x = number('x') + number('width') - width / 2;
  const badge = drawn('g', { class: 'letters' });
  badge.append(
    drawn('rect', {
      x: String(x - width / 2),
      y: String(number('y') - 9),
      width: String(width),
      height: '18',
      rx: '9',
    }),
    drawn('text', { x: String(x), y: String(number('y') + 4), 'text-anchor': 'middle' }, letters),
  );
  // Not in it: what a state is called must hold all that is written in it.
  state.after(badge);
}
