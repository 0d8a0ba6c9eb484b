import { announce, element, one } from './dom.ts';
import type { Place } from './place.ts';
import { allThings, find, type Thing } from './things.ts';

/** So many results are shown. */
const MOST = 12;

/** The search box: results below it, chosen by pointer or by arrow keys and Enter. */
export function startSearch(go: (place: Place) => void): void {
  const box = one('#search') as HTMLInputElement;
  const list = one('#results');
  let things: readonly Thing[] | null = null;
  let results: readonly Thing[] = [];
  let chosen = 0;
  const close = (): void => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const take = (thing: Thing | undefined): void => {
    if (thing === undefined) return;
    close();
    box.blur();
    go(thing.place);
  };
  const show = (): void => {
    list.replaceChildren(
      ...(results.length === 0 ? [nothing()] : results.map((thing, at) => option(thing, at, chosen))),
    );
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    if (results.length === 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `result-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  list.addEventListener('pointerdown', (event) => {
    // The box keeps the focus until the result is taken.
    event.preventDefault();
    const at = [...list.children].findIndex(
      (item) => event.target instanceof Node && item.contains(event.target),
    );
    take(results[at]);
  });
  box.addEventListener('input', () => {
    things ??= allThings();
    results = find(things, box.value, MOST);
    chosen = 0;
    if (box.value.trim() === '') close();
    else {
      show();
      announce(`${results.length} found`);
    }
  });
  box.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && results.length > 0) {
      event.preventDefault();
      chosen = (chosen + by + results.length) % results.length;
      show();
    } else if (event.key === 'Enter') take(results[chosen]);
    else if (event.key === 'Escape') {
      close();
      box.blur();
    }
  });
  box.addEventListener('blur', close);
}

function option({ kind, text }: Thing, at: number, chosen: number): HTMLElement {
  return element(
    'li',
    { role: 'option', id: `result-${at}`, 'aria-selected': String(at === chosen) },
    element('span', { class: 'kind' }, kind),
    element('span', { class: 'what' }, text),
  );
}

function nothing(): HTMLElement {
  return element('li', { role: 'option', 'aria-disabled': 'true' }, 'Nothing of that name.');
}
