import { all, one } from './dom.ts';

/** Shows one of the drawings; the others are hidden. */
export function showDrawing(name: string): void {
  for (const tab of all('[role=tab]')) {
    const chosen = tab.dataset['drawing'] === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  for (const panel of all('[role=tabpanel]')) panel.hidden = panel.dataset['drawing'] !== name;
}

/** The drawing that is shown. */
export function shownDrawing(): HTMLElement {
  return one('[role=tabpanel]:not([hidden])');
}

/** The name of a drawing that has a state: the one that is shown, if it does. */
export function drawingWith(state: string): string | null {
  const selector = `[data-state="${CSS.escape(state)}"]`;
  if (shownDrawing().querySelector(selector) !== null) return shownDrawing().dataset['drawing'] ?? null;
  const panels = all('[role=tabpanel]');
  return panels.find((panel) => panel.querySelector(selector) !== null)?.dataset['drawing'] ?? null;
}

/** Tabs by pointer and by arrow keys; and the size at which a drawing is seen. */
export function startTabs(): void {
  const tabs = all('[role=tab]');
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener('click', () => showDrawing(tab.dataset['drawing'] ?? ''));
    tab.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      if (step === 0 || next === undefined) return;
      event.preventDefault();
      showDrawing(next.dataset['drawing'] ?? '');
      next.focus();
    });
  }
  const zoom = one('[data-zoom]');
  zoom.addEventListener('click', () => {
    const fits = one('.chart-pane').classList.toggle('fits');
    zoom.setAttribute('aria-pressed', String(fits));
  });
}
