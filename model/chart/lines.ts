import type { EventKind } from './drawing.ts';
import type { ChartTransition } from './graph.ts';
import { abridge } from './label.ts';
import type { Line, Run } from './run.ts';

/** A transition where it is told, with what its place does not tell already. */
export interface Entry {
  readonly transition: ChartTransition;
  /** The state that it starts from, where the line stands elsewhere; else empty. */
  readonly from: string;
  /** The state that it leads to, where no arrow shows that; else empty. */
  readonly to: string;
  /** Which one it is of those of its event that are tried one after the other, from 1; 0 where there is no other. */
  readonly rank: number;
}

/** What lines are to tell besides the transitions. */
export interface LineOptions {
  /** Where an event comes from. */
  readonly kindOf: (event: string) => EventKind;
  /** `brief`: events and what they come to, without the conditions. `full`: every transition with its guard. */
  readonly detail: 'brief' | 'full';
  /** How often transitions were taken; null where that is not told. */
  readonly taken: Readonly<Record<string, number>> | null;
  /** The numbers of the steps in which a transition is taken. */
  readonly stepsOf: (transition: string) => readonly number[];
}

/** Tells transitions in lines, each exactly once. */
export function linesOf(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  if (options.detail === 'full')
    return groupsOf(entries, fullKey).flatMap((group) => fullLines(group, options));
  return briefLines(groupsOf(entries, briefKey), options);
}

/** Tells what leads nowhere: in brief, only which events those are. */
export function ownLinesOf(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  if (options.detail === 'full') return linesOf(entries, options);
  const leading = entries.filter(({ to }) => to !== '');
  const staying = groupsOf(
    entries.filter(({ to }) => to === ''),
    ({ transition }) => [options.kindOf(transition.event)],
  );
  return [...staying.map((group) => stayingLine(group, options)), ...linesOf(leading, options)];
}

function stayingLine(entries: Entries, options: LineOptions): Line {
  const [{ transition }] = entries;
  const transitions = idsOf(entries);
  const stems = groupsOf(entries, (entry) => [stemOf(entry.transition.event)]);
  return {
    transitions,
    runs: [
      { kind: 'quiet', text: '↺ ' },
      ...stepRuns(transitions, options),
      { kind: options.kindOf(transition.event), text: stems.map(eventsText).join(' ') },
      ...countRuns(transitions, options),
    ],
  };
}

/** One event at one place. */
function fullKey({ transition, from, to }: Entry): readonly string[] {
  return [transition.event, from, to];
}

/** All events with a stem in common, from one region. */
function briefKey({ transition, from, to }: Entry): readonly string[] {
  return [stemOf(transition.event), outermost(from), outermost(to)];
}

function outermost(place: string): string {
  return place.split('.', 1)[0] ?? place;
}

function groupsOf(entries: readonly Entry[], keyOf: (entry: Entry) => readonly string[]): readonly Entries[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = JSON.stringify(keyOf(entry));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

/** The part of an event's name before its first point: `NICK` of `NICK.free`. */
function stemOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}

/** What a transition does; where it neither does anything nor leads anywhere, that it is taken all the same. */
function actionRuns({ transition: { actions, source, targets } }: Entry): readonly Run[] {
  if (actions.length > 0) return [{ kind: 'action', text: ` / ${actions.join(', ')}` }];
  return targets.some((target) => target !== source) ? [] : [{ kind: 'quiet', text: ' / –' }];
}

type Entries = readonly [Entry, ...Entry[]];

/** So many events with a stem in common are named, and so many of the things that they do. */
const NAMED_EVENTS = 2;
const NAMED_ACTIONS = 3;

/** A line for each stem, or for several that come to the same. */
function briefLines(groups: readonly Entries[], options: LineOptions): readonly Line[] {
  const alike = new Map<string, [Entries, ...Entries[]]>();
  for (const group of groups) {
    const [{ transition, from, to }] = group;
    const kind = options.kindOf(transition.event);
    const key = JSON.stringify([
      kind,
      outermost(from),
      outermost(to),
      actionsOf(group).toSorted(),
      isGuarded(group),
    ]);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, [group]);
    else same.push(group);
  }
  return [...alike.values()].map((several) => briefLine(several, options));
}

function briefLine(groups: readonly [Entries, ...Entries[]], options: LineOptions): Line {
  const [[{ transition, from, to }]] = groups;
  const entries = groups.flat();
  const transitions = idsOf(entries);
  const actions = actionsOf(entries);
  const shown = actions.slice(0, NAMED_ACTIONS).join(' ');
  return {
    transitions,
    runs: [
      ...stepRuns(transitions, options),
      ...(from === '' ? [] : [{ kind: 'place', text: `${outermost(from)}: ` } as const]),
      { kind: options.kindOf(transition.event), text: groups.map(eventsText).join(' ') },
      ...(isGuarded(entries) ? [{ kind: 'guard', text: ' ◇' } as const] : []),
      ...(shown === ''
        ? []
        : [{ kind: 'action', text: ` / ${shown}${actions.length > NAMED_ACTIONS ? ' …' : ''}` } as const]),
      ...(to === '' ? [] : [{ kind: 'place', text: ` → ${outermost(to)}` } as const]),
      ...countRuns(transitions, options),
    ],
  };
}

function actionsOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ transition }) => transition.actions))];
}

function isGuarded(entries: readonly Entry[]): boolean {
  return entries.some(({ transition }) => transition.guard !== null);
}

/** The events of a stem: named, where they are few. */
function eventsText(entries: Entries): string {
  const events = [...new Set(entries.map(({ transition }) => transition.event))];
  const [first = ''] = events;
  if (events.length === 1) return first;
  const stem = stemOf(first);
  if (events.length > NAMED_EVENTS) return `${stem}.*`;
  return `${stem}.${events.map((event) => event.slice(stem.length + 1)).join('·')}`;
}

/** An event with one transition in a line; with several, the event in one and each of them in one below. */
function fullLines(entries: Entries, options: LineOptions): readonly Line[] {
  const [
    {
      transition: { event },
      from,
      to,
    },
  ] = entries;
  const head: readonly Run[] = [
    ...(from === '' ? [] : [{ kind: 'place', text: `${from}: ` } as const]),
    { kind: options.kindOf(event), text: event },
  ];
  let above: string | null = null;
  const lines = entries.map((entry): Line => {
    const { transition, rank } = entry;
    const { id, guard } = transition;
    const shown = guard === null ? null : abridge(guard, entries.length === 1 ? null : above);
    above = guard;
    const runs: readonly Run[] = [
      ...stepRuns([id], options),
      ...(entries.length === 1 ? head : []),
      ...(rank === 0 ? [] : [{ kind: 'quiet', text: `${entries.length === 1 ? ' ' : ''}${rank}.` } as const]),
      ...(shown === null ? [] : [{ kind: 'guard', text: ` [${shown}]` } as const]),
      ...actionRuns(entry),
      ...(to === '' ? [] : [{ kind: 'place', text: ` → ${to}` } as const]),
      ...countRuns([id], options),
    ];
    return { transitions: [id], runs, ...(entries.length === 1 ? {} : { goesOn: true }) };
  });
  return entries.length === 1 ? lines : [{ transitions: idsOf(entries), runs: head }, ...lines];
}

function idsOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(({ transition }) => transition.id))];
}

function stepRuns(transitions: readonly string[], { stepsOf }: LineOptions): readonly Run[] {
  const numbers = [...new Set(transitions.flatMap(stepsOf))].toSorted((one, other) => one - other);
  return numbers.flatMap((number) => [
    { kind: 'step', text: ` ${number} ` } as const,
    { kind: 'quiet', text: ' ' } as const,
  ]);
}

function countRuns(transitions: readonly string[], { taken }: LineOptions): readonly Run[] {
  if (taken === null) return [];
  const count = transitions.reduce((sum, id) => sum + (taken[id] ?? 0), 0);
  return count === 0 ? [] : [{ kind: 'count', text: ` ×${count}` }];
}
