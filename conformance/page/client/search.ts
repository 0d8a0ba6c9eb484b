import { DATA } from './data.ts';
import { announce, element, one } from './dom.ts';
import { hashOf, type Place } from './place.ts';

interface Found {
  readonly text: string;
  readonly kind: string;
  readonly place: Place;
  /** What is searched, in lower case. */
  readonly haystack: string;
}

const MOST = 12;

/** Everything that can be looked for: divergences, states, events in states, rules. */
function things(): readonly Found[] {
  const { states, events, rules } = DATA.facts;
  const divergences = [...document.querySelectorAll<HTMLElement>('article.divergence')].map(
    ({ id, textContent }) => {
      const title = document.getElementById(`title-${id}`)?.textContent ?? id;
      return found(title, 'divergence', { kind: 'divergence', id, line: null }, textContent);
    },
  );
  const named = states.map(({ id, path, description }) =>
    found(path, 'state', { kind: 'state', id }, description),
  );
  const happening = states.flatMap((state) =>
    state.events.map(({ event }) =>
      found(
        `${event} in ${state.path}`,
        'event',
        { kind: 'state', id: state.id },
        events[event]?.means ?? '',
      ),
    ),
  );
  const said = Object.entries(rules).flatMap(([rule, { sentence, clause }]) => {
    const event = Object.entries(events).find(([, facts]) => facts.rules.includes(rule))?.[0];
    const state = states.find((each) => each.events.some((one) => one.event === event));
    return state === undefined
      ? []
      : [found(`${rule} ${sentence}`, 'rule', { kind: 'state', id: state.id }, clause)];
  });
  return [...divergences, ...named, ...happening, ...said];
}

function found(text: string, kind: string, place: Place, more: string): Found {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return { text: plain, kind, place, haystack: `${plain} ${more}`.toLowerCase() };
}

/** The search box: results below it, chosen by pointer or by arrow keys and Enter. */
export function startSearch(): void {
  const box = one('#search') as HTMLInputElement;
  const list = one('#results');
  const known = things();
  let chosen = 0;
  let results: readonly Found[] = [];
  const close = (): void => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const go = (result: Found | undefined): void => {
    if (result === undefined) return;
    close();
    location.hash = hashOf(result.place);
  };
  const render = (): void => {
    list.replaceChildren(
      ...results.map((result, at) => {
        const item = element(
          'li',
          { role: 'option', id: `result-${at}`, 'aria-selected': String(at === chosen) },
          element('span', { class: 'quiet' }, result.kind),
          ` ${result.text}`,
        );
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          go(result);
        });
        return item;
      }),
    );
    list.hidden = results.length === 0;
    box.setAttribute('aria-expanded', String(results.length > 0));
    if (results.length > 0) box.setAttribute('aria-activedescendant', `result-${chosen}`);
  };
  box.addEventListener('input', () => {
    const words = box.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    results =
      words.length === 0
        ? []
        : known.filter(({ haystack }) => words.every((word) => haystack.includes(word))).slice(0, MOST);
    chosen = 0;
    render();
    announce(words.length === 0 ? '' : `${results.length} found`);
  });
  box.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && results.length > 0) {
      event.preventDefault();
      chosen = (chosen + step + results.length) % results.length;
      render();
    } else if (event.key === 'Enter') go(results[chosen]);
    else if (event.key === 'Escape') {
      close();
      box.blur();
    }
  });
  box.addEventListener('blur', close);
}
