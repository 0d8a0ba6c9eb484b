import { STATES } from './data.ts';
import { all, announce, one, parts } from './dom.ts';
import { startKeys } from './keys.ts';
import { mark, type Walk } from './marking.ts';
import { hidePanel, showPanel } from './panel.ts';
import { hashOf, placeOf, type Place } from './place.ts';
import { startSearch } from './search.ts';
import { clearSteps, nearestLine, showStep, stepFrom, stepsOf, walkTo } from './stepper.ts';
import { drawingWith, reveal, showDrawing, shownDrawing, startTabs } from './tabs.ts';

let coverage = true;
let shown: Place = { kind: 'start' };
let walk: Walk | null = null;

/** Shows a place: everything in the page follows from it. */
function show(place: Place): void {
  for (const state of all('.state.selected')) state.classList.remove('selected');
  const before = shown;
  clearSteps();
  walk = null;
  shown = { kind: 'start' };
  document.body.classList.remove('stepping');
  if (place.kind === 'state') showState(place);
  else hidePanel();
  if (place.kind === 'divergence') showDivergence(place, before);
  mark({ coverage, walk });
  const [target] = all('.state.selected, .state.diverging, .now, .state.here', shownDrawing());
  if (target !== undefined) reveal(target);
}

function showState(place: Extract<Place, { kind: 'state' }>): void {
  const state = STATES.get(place.id);
  const drawing = drawingWith(place.id);
  if (state === undefined) return;
  shown = place;
  if (drawing !== null) showDrawing(drawing);
  for (const each of all(`.state[data-state="${CSS.escape(place.id)}"]`)) each.classList.add('selected');
  showPanel(state);
  announce(`state ${state.path}`);
}

function showDivergence({ id, line }: Extract<Place, { kind: 'divergence' }>, before: Place): void {
  const steps = stepsOf(id);
  if (steps === null) return;
  const at = nearestLine(steps, line);
  const fresh = before.kind !== 'divergence' || before.id !== id;
  shown = { kind: 'divergence', id, line: at };
  document.body.classList.add('stepping');
  steps.article.classList.add('current');
  showStep(steps, at);
  walk = walkTo(steps, at);
  if (fresh && shownDrawing().dataset['drawing'] !== 'session') showDrawing('session');
  // The drawing stays at the top; the article begins right below it.
  if (fresh) steps.article.scrollIntoView({ block: 'start' });
}

/** Goes to another place; `replaces`: it takes this one’s place in the history of the browser. */
function go(place: Place, replaces = false): void {
  if (replaces) {
    history.replaceState(null, '', hashOf(place));
    show(place);
  } else location.hash = hashOf(place);
}

/** Steps through a divergence: the one that is looked at, or the one in whose article the focus is. */
function step(id: string, by: number): void {
  const steps = stepsOf(id);
  if (steps === null) return;
  const line =
    shown.kind === 'divergence' && shown.id === id ? (shown.line ?? nearestLine(steps, null)) : null;
  go(
    { kind: 'divergence', id, line: line === null ? nearestLine(steps, 0) : stepFrom(steps, line, by) },
    true,
  );
}

for (const state of parts('svg.chart .state')) {
  state.addEventListener('click', () => go({ kind: 'state', id: state.dataset['state'] ?? '' }));
}
for (const stepper of all('.stepper')) {
  stepper.hidden = false;
  const id = stepper.closest('article')?.id ?? '';
  const by = { first: -Infinity, back: -1, on: 1, last: Infinity } as const;
  for (const button of all('button', stepper)) {
    button.addEventListener('click', () => step(id, by[button.dataset['step'] as keyof typeof by]));
  }
}
for (const toggle of all('[data-toggle=coverage]')) {
  toggle.addEventListener('click', () => {
    coverage = !coverage;
    toggle.setAttribute('aria-pressed', String(coverage));
    mark({ coverage, walk });
  });
}
one('[data-close]').addEventListener('click', () => go({ kind: 'start' }));
startTabs();
startSearch();
startKeys({
  step,
  leave: () => go({ kind: 'start' }),
  choose: (id) => go({ kind: 'state', id }),
  current: () => (shown.kind === 'divergence' ? shown.id : null),
});
addEventListener('hashchange', () => show(placeOf(location.hash)));
document.body.classList.add('scripted');
showDrawing('session');
show(placeOf(location.hash));
