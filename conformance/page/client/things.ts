import { DATA } from './data.ts';
import { all } from './dom.ts';
import type { Place } from './place.ts';

/** Something that can be looked for. */
export interface Thing {
  readonly text: string;
  readonly kind: 'divergence' | 'state' | 'event' | 'rule' | 'choice';
  readonly place: Place;
  /** What else is known of it: a search goes through that too. */
  readonly more: string;
}

/** Everything that can be looked for: divergences, states, events in states, rules and choices with their clauses. */
export function allThings(): readonly Thing[] {
  const { states, events, rules, choices } = DATA.facts;
  const stateWith = (known: (state: (typeof states)[number]) => boolean): Place | null => {
    const state = states.find(known);
    return state === undefined ? null : { kind: 'state', id: state.id };
  };
  return [
    ...all('article.divergence').map(({ id, textContent }): Thing => ({
      text: textOf(document.getElementById(`title-${id}`)?.textContent ?? id),
      kind: 'divergence',
      place: { kind: 'divergence', id, line: null },
      more: textContent,
    })),
    ...states.map(({ id, path, description }): Thing => ({
      text: path,
      kind: 'state',
      place: { kind: 'state', id },
      more: description,
    })),
    ...states.flatMap(({ id, path, events: own }) =>
      own.map(({ event }): Thing => ({
        text: `${event} in ${path}`,
        kind: 'event',
        place: { kind: 'state', id },
        more: events[event]?.means ?? '',
      })),
    ),
    ...Object.entries(rules).flatMap(([rule, { sentence, clause }]) => {
      const place = stateWith((state) => state.events.some(({ rules: broken }) => broken.includes(rule)));
      return place === null
        ? []
        : [{ text: `${rule} ${sentence}`, kind: 'rule', place, more: clause } as const];
    }),
    ...Object.entries(choices).flatMap(([slot, { sentence, clause }]) => {
      const place = stateWith((state) =>
        state.events.some(({ ways }) => ways.some(({ slots }) => slots.includes(slot))),
      );
      return place === null
        ? []
        : [{ text: `${slot} ${sentence}`, kind: 'choice', place, more: clause } as const];
    }),
  ];
}

function textOf(markup: string): string {
  return markup.replaceAll(/\s+/g, ' ').trim();
}

/** The things that have all of these words; first those that are called so. */
export function find(things: readonly Thing[], text: string, most: number): readonly Thing[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const has = (where: string): boolean => words.every((word) => where.toLowerCase().includes(word));
  const called = things.filter((thing) => has(thing.text));
  const others = things.filter((thing) => !called.includes(thing) && has(`${thing.text} ${thing.more}`));
  return [...called, ...others].slice(0, most);
}
