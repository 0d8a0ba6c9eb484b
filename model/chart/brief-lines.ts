import { countRuns, groupsOf, idsOf, stepRuns, type Entries, type Entry, type LineOptions } from './entry.ts';
import type { Line, Run } from './run.ts';

/** Tells what leads somewhere: a line for each stem of events, or for several that come to the same. */
export function briefLines(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  return joined(
    groupsOf(entries, (entry) => briefKey(entry, options)),
    options,
  );
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

/** All events with a stem in common, wherever they start and lead. */
function briefKey({ transition }: Entry, { kindOf }: LineOptions): readonly string[] {
  return [stemOf(transition.event), kindOf(transition.event)];
}

/** The part of an event's name before its first point: `NICK` of `NICK.free`. */
function stemOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}

/** So many events with a stem in common are named, so many of the things that they do, and of the states where they start or lead. */
const NAMED_EVENTS = 2;
const NAMED_ACTIONS = 3;
const NAMED_PLACES = 3;

/** Groups that come to the same in one line, and lines that start in the same place below each other: only the first names it. */
function joined(groups: readonly Entries[], options: LineOptions): readonly Line[] {
  const alike = new Map<string, [Entries, ...Entries[]]>();
  for (const group of groups) {
    const [{ transition }] = group;
    const key = JSON.stringify([
      options.kindOf(transition.event),
      placesOf(group, 'from'),
      placesOf(group, 'to'),
      actionsOf(group).toSorted(),
      isGuarded(group),
    ]);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, [group]);
    else same.push(group);
  }
  const all = [...alike.values()];
  const startOf = ([group]: (typeof all)[number]): string => placesOf(group, 'from');
  return [...new Set(all.map(startOf))].flatMap((place) =>
    all
      .filter((groups) => startOf(groups) === place)
      .map((groups, index) => briefLine(groups, index === 0, options)),
  );
}

function briefLine(groups: readonly [Entries, ...Entries[]], isFirst: boolean, options: LineOptions): Line {
  const [group] = groups;
  const [{ transition }] = group;
  const [from, to] = [placesOf(group, 'from'), placesOf(group, 'to')];
  const entries = groups.flat();
  const transitions = idsOf(entries);
  const goesOn = from !== '' && !isFirst;
  return {
    transitions,
    runs: [
      ...stepRuns(transitions, options),
      ...(from === '' || goesOn ? [] : [{ kind: 'place', text: `${from}: ` } as const]),
      { kind: options.kindOf(transition.event), text: groups.map(eventsText).join(' ') },
      ...(isGuarded(entries) ? [{ kind: 'guard', text: ' ◇' } as const] : []),
      ...doneRuns(actionsOf(entries)),
      ...(to === '' ? [] : [{ kind: 'place', text: ` → ${to}` } as const]),
      ...countRuns(transitions, options),
    ],
    ...(goesOn ? { goesOn } : {}),
  };
}

function doneRuns(actions: readonly string[]): readonly Run[] {
  if (actions.length === 0) return [];
  // What stands for the rest is not torn from what it follows.
  const rest = actions.length > NAMED_ACTIONS ? ',\u00a0…' : '';
  return [{ kind: 'action', text: ` / ${actions.slice(0, NAMED_ACTIONS).join(', ')}${rest}` }];
}

/** The outermost states where entries start, or to which they lead, as far as their own place does not tell. */
function placesOf(entries: readonly Entry[], end: 'from' | 'to'): string {
  const places = new Set(entries.map((entry) => entry[end].split('.', 1)[0] ?? ''));
  const named = [...places].filter((place) => place !== '');
  return named.length > NAMED_PLACES ? `${named.slice(0, NAMED_PLACES - 1).join('·')}·…` : named.join('·');
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
