import { waysOf, type ChartState, type ChartTransition } from './graph.ts';
import type { Entry, LineOptions } from './entry.ts';
import { linesOf, ownLinesOf } from './lines.ts';
import type { Line } from './run.ts';

/** A state as it is to be drawn: a card, or a frame around others. */
export interface Box {
  readonly state: ChartState;
  /** What happens in it without leaving it, and what no arrow can show. */
  readonly lines: readonly Line[];
  readonly boxes: readonly Box[];
  /** Arrows between its boxes. */
  readonly arrows: readonly Arrow[];
}

/** All transitions from one box to another beside it. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly Line[];
}

interface Placed {
  readonly own: Entry[];
  readonly arrows: Map<string, { readonly from: string; readonly to: string; readonly entries: Entry[] }>;
}

/**
 * What is to be drawn of a chart. An arrow leads from box to box in one frame: a transition that crosses frames is drawn where its
 * ends part, and its line says from which state it starts and to which it leads. What leads from a frame into itself, or from a region
 * to one beside it, is told in a line of the state.
 */
export function figureOf(chart: ChartState, options: LineOptions): Box {
  const ways = waysOf(chart);
  const placed = new Map<string, Placed>([...ways.keys()].map((id) => [id, { own: [], arrows: new Map() }]));
  for (const way of ways.values()) {
    const source = way.at(-1) as ChartState;
    for (const transition of source.transitions) place(transition, rankOf(transition, source), way);
  }

  function place(transition: ChartTransition, rank: number, from: readonly ChartState[]): void {
    const source = from.at(-1) as ChartState;
    const [first, ...others] = transition.targets;
    const to = first === undefined ? from : ways.get(first);
    const target = to?.at(-1);
    const at = forkOf(from, to ?? from);
    const [frame, start, end] = [from[at - 1], from[at], to?.[at]];
    const drawn =
      frame !== undefined && frame.kind !== 'parallel' && start !== undefined && end !== undefined;
    if (!drawn) {
      const leads =
        first === undefined || (target === source && others.length === 0) ? '' : leadsTo(transition, from);
      placed.get(source.id)?.own.push({ transition, rank, from: '', to: leads });
      return;
    }
    const entry: Entry = {
      transition,
      rank,
      // The arrow itself shows in which boxes it starts and ends.
      from: nameBelow(start, from),
      to: others.length === 0 ? nameBelow(end, to ?? from) : leadsTo(transition, from),
    };
    const arrows = placed.get(frame.id)?.arrows;
    const key = `${start.id}\n${end.id}`;
    const arrow = arrows?.get(key) ?? { from: start.id, to: end.id, entries: [] };
    arrow.entries.push(entry);
    arrows?.set(key, arrow);
  }

  function leadsTo({ targets }: ChartTransition, from: readonly ChartState[]): string {
    return targets.map((id) => nameIn(id, from)).join(' + ');
  }

  /** A state's name as one reads it from another: what both are in is left out. */
  function nameIn(id: string, from: readonly ChartState[]): string {
    const way = ways.get(id);
    if (way === undefined) return id;
    const at = Math.min(forkOf(from, way), way.length - 1);
    return namesOf(way.slice(at));
  }

  const boxOf = (state: ChartState): Box => {
    const { own = [], arrows = new Map() } = placed.get(state.id) ?? {};
    return {
      state,
      lines: [
        ...actionLines('entry', state.entry),
        ...actionLines('exit', state.exit),
        ...ownLinesOf(own, options),
      ],
      boxes: state.states.map(boxOf),
      arrows: [...arrows.values()].map(({ from, to, entries }) => ({
        from,
        to,
        lines: linesOf(entries, options),
      })),
    };
  };
  return boxOf(chart);
}

/** How many states two ways have in common, from the outside. */
function forkOf(one: readonly ChartState[], other: readonly ChartState[]): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** How one calls the end of a way from one of the states on it. */
function nameBelow(state: ChartState, way: readonly ChartState[]): string {
  return namesOf(way.slice(way.indexOf(state) + 1));
}

function namesOf(way: readonly ChartState[]): string {
  return way.map(({ name }) => name).join('.');
}

function rankOf(transition: ChartTransition, { transitions }: ChartState): number {
  const rivals = transitions.filter(({ event }) => event === transition.event);
  return rivals.length === 1 ? 0 : rivals.indexOf(transition) + 1;
}

function actionLines(when: 'entry' | 'exit', actions: readonly string[]): readonly Line[] {
  if (actions.length === 0) return [];
  return [
    {
      transitions: [],
      runs: [
        { kind: 'quiet', text: when },
        { kind: 'action', text: ` / ${actions.join(', ')}` },
      ],
    },
  ];
}
