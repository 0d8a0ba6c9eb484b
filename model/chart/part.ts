import { statesOf, waysOf, type ChartState } from './graph.ts';

/**
 * A part of a chart as a chart of its own: a state with what is in it, and beside that, as states with nothing inside, the states that
 * are reached from there. `alone`: what happens in the state itself, whatever it stands in inside.
 *
 * @throws RangeError when the chart has no such state
 */
export function partOf(chart: ChartState, id: string, alone = false): ChartState {
  const ways = waysOf(chart);
  const way = ways.get(id);
  const state = way?.at(-1);
  if (way === undefined || state === undefined) throw new RangeError(`the chart has no state ${id}`);
  const shown = alone ? { ...state, kind: 'atomic' as const, states: [] } : state;
  const inner = new Set(statesOf(shown).map((each) => each.id));
  const leaving = statesOf(shown).flatMap(({ transitions }) => transitions.flatMap(({ targets }) => targets));
  const outside = [...new Set(leaving)]
    .filter((target) => !inner.has(target))
    .map((target) => outsideOf(target, ways.get(target), way));
  // What leaves from regions, or from the state itself, needs something around both ends.
  const leavesItself = shown.transitions.some(({ targets }) => targets.some((target) => !inner.has(target)));
  if (shown.kind === 'compound' && !leavesItself)
    return { ...shown, initial: false, states: [...shown.states, ...outside] };
  return { ...NOTHING, id: `${id} and around`, states: [{ ...shown, initial: false }, ...outside] };
}

const NOTHING: ChartState = {
  id: '',
  name: '',
  description: '',
  kind: 'compound',
  initial: false,
  entry: [],
  exit: [],
  transitions: [],
  states: [],
};

/** A state elsewhere, under the name that it has as seen from here. */
function outsideOf(
  id: string,
  way: readonly ChartState[] | undefined,
  from: readonly ChartState[],
): ChartState {
  const names = (way ?? []).filter((state) => !from.includes(state)).map(({ name }) => name);
  const name = names.length === 0 ? (way?.at(-1)?.name ?? id) : names.join('.');
  return { ...NOTHING, id, name, kind: 'outside' };
}
