import {
  eventsAt,
  type EventFacts,
  type StateEvent,
  type StateFacts,
  type WayFacts,
} from '../../../model/facts-of-states.ts';
import { DATA, STATES, timesEntered, timesLeftOrKept, wasMet } from './data.ts';
import { element, one } from './dom.ts';

/** Fills the panel with all that is known of a state. */
export function showPanel(state: StateFacts): void {
  const events = eventsAt(state, STATES);
  const own = events.filter(({ source }) => source === state);
  const inherited = events.filter(({ source }) => source !== state);
  const panel = one('#panel-content');
  panel.replaceChildren(
    element('h2', { id: 'panel-title', tabindex: '-1' }, state.name),
    element('p', { class: 'path' }, state.path),
    state.description === '' ? '' : element('p', {}, state.description),
    coverageOf(state),
    section(
      'What may happen here',
      own.map(({ event }) => eventOf(event, null)),
    ),
    section(
      'What may happen in the states around it',
      inherited.map(({ source, event }) => eventOf(event, source.path)),
    ),
    // What befalls one nick is judged by what its connections do.
    state.isCovered ? rulesOf(events.map(({ event }) => event)) : '',
  );
  document.body.classList.add('with-panel');
}

export function hidePanel(): void {
  document.body.classList.remove('with-panel');
}

function section(title: string, content: readonly HTMLElement[]): HTMLElement {
  return element(
    'section',
    {},
    element('h3', {}, title),
    content.length === 0 ? element('p', { class: 'quiet' }, 'nothing') : [...content],
  );
}

function eventOf({ event, ways }: StateEvent, from: string | null): HTMLElement {
  const known: EventFacts | undefined = DATA.facts.events[event];
  return element(
    'details',
    { class: 'event', 'data-event': event },
    element(
      'summary',
      {},
      element('span', { class: known?.kind ?? 'command' }, event),
      ' ',
      element('span', { class: 'quiet' }, from === null ? (known?.means ?? '') : `in ${from}`),
    ),
    element('ol', {}, ways.map(wayOf)),
  );
}

function wayOf({ transition, guard, actions, targets, slots }: WayFacts): HTMLElement {
  const does = actions.length === 0 ? (targets.length === 0 ? 'nothing' : '') : actions.join(', ');
  return element(
    'li',
    { 'data-transition': transition },
    guard === null ? null : element('span', { class: 'guard' }, `[${guard}] `),
    does === '' ? null : element('span', { class: 'action', title: meaningOf(actions) }, `/ ${does} `),
    targets.length === 0 ? null : element('span', { class: 'quiet' }, `→ ${targets.join(' + ')} `),
    timesOf(transition),
    titlesOf(guard ?? ''),
    slots.map((slot) => {
      const choice = DATA.facts.choices[slot];
      if (choice === undefined) return '';
      return element(
        'p',
        { class: 'choice' },
        element('code', {}, slot),
        ` ${choice.sentence} ${choice.clause}`,
      );
    }),
  );
}

/** What each action does, line by line. */
function meaningOf(actions: readonly string[]): string {
  return actions.map((action) => `${action}: ${DATA.facts.actions[action] ?? ''}`).join('\n');
}

function titlesOf(guard: string): readonly HTMLElement[] {
  return Object.entries(DATA.facts.titles)
    .filter(([title]) => guard.includes(title))
    .map(([title, means]) =>
      element('p', { class: 'choice' }, element('span', { class: 'guard' }, title), `: ${means}`),
    );
}

function timesOf(transition: string): HTMLElement | null {
  const { coverage, impossible } = DATA;
  if (impossible.includes(transition))
    return element('span', { class: 'impossible' }, 'not under this dialect');
  if (coverage === null) return null;
  const times = coverage.taken[transition] ?? 0;
  if (times > 0) return element('span', { class: 'taken' }, `×${times.toLocaleString('en-US')}`);
  return coverage.missed.includes(transition) ? element('span', { class: 'missed' }, 'missed') : null;
}

function coverageOf(state: StateFacts): HTMLElement | string {
  if (DATA.coverage === null || !state.isCovered) return '';
  const [entered, taken] = [timesEntered(state.id), timesLeftOrKept(state)];
  if (!wasMet(state.id)) return element('p', { class: 'missed' }, 'not met in this run');
  const parts = [
    entered > 0 ? `entered ${counted(entered, 'time')}` : '',
    taken > 0 ? `${counted(taken, 'transition')} of its own taken` : '',
  ];
  return element('p', { class: 'taken' }, `${parts.filter((part) => part !== '').join(', ')} in this run`);
}

function counted(times: number, what: string): string {
  return `${times.toLocaleString('en-US')} ${what}${times === 1 ? '' : 's'}`;
}

function rulesOf(events: readonly StateEvent[]): HTMLElement {
  const ids = new Set(events.flatMap(({ rules }) => rules));
  const rules = [...ids].flatMap((id) => {
    const rule = DATA.facts.rules[id];
    return rule === undefined
      ? []
      : [
          element(
            'li',
            {},
            element('strong', {}, id),
            ` ${rule.sentence} `,
            element('span', { class: 'quiet' }, rule.clause),
          ),
        ];
  });
  return section(
    'Rules that can be broken here',
    rules.length === 0 ? [] : [element('ul', { class: 'rules' }, rules)],
  );
}
