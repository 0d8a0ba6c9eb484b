import { countRuns, groupsOf, idsOf, stepRuns, type Entries, type Entry, type LineOptions } from './entry.ts';
import type { Line } from './run.ts';

/** Tells what leads somewhere: a line for each stem of events, or for several that come to the same. */
export function briefLines(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  return joined(groupsOf(entries, briefKey), options);
}

/** Tells what leads nowhere: only which events those are. */
export function stayingLines(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  return groupsOf(entries, ({ transition }) => [options.kindOf(transition.event)]).map((group) =>
    stayingLine(group, options),
  );
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

/** All events with a stem in common, from one region. */
function briefKey({ transition, from, to }: Entry): readonly string[] {
  return [stemOf(transition.event), outermost(from), outermost(to)];
}

function outermost(place: string): string {
  return place.split('.', 1)[0] ?? place;
}

/** The part of an event's name before its first point: `NICK` of `NICK.free`. */
function stemOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}

/** So many events with a stem in common are named, and so many of the things that they do. */
const NAMED_EVENTS = 2;
const NAMED_ACTIONS = 3;

function joined(groups: readonly Entries[], options: LineOptions): readonly Line[] {
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
