import { STATES } from './data.ts';
import { all, announce, one, parts } from './dom.ts';
import { mark, type Walk } from './marking.ts';
import { hidePanel, showPanel } from './panel.ts';
import { hashOf, placeOf, type Place } from './place.ts';
import { revealInDrawing, revealInPage } from './reveal.ts';
import { clearSteps, nearestLine, showStep, stepFrom, stepsOf, walkTo } from './stepper.ts';
import { drawingWith, showDrawing, shownDrawing } from './tabs.ts';

interface Looked {
  readonly id: string;
  readonly line: number;
}

let coverage = true;
let place: Place = { kind: 'start' };
/** The divergence that is looked at: also while a state is chosen on the way. */
let looked: Looked | null = null;
/** The one that was looked at before. */
let last: string | null = null;
let walk: Walk | null = null;

export function current(): string | null {
  return looked?.id ?? null;
}

/** Shows a place: everything in the page follows from it. A place that the page does not have is the start. */
function show(asked: Place): void {
  const before = looked;
  place = isKnown(asked) ? asked : { kind: 'start' };
  if (place.kind === 'start') looked = null;
  if (place.kind === 'divergence') looked = lookedAt(place);
  showChosen(place.kind === 'state' ? place.id : null);
  showLooked(before);
  mark({ coverage, walk });
  if (place.kind === 'state') reveal(all('.state.selected', shownDrawing()));
  else if (looked !== null) {
    const others = ['.state.diverging', '.line.now', '.state.here'];
    reveal([...reached(), ...others.flatMap((selector) => all(selector, shownDrawing()))]);
    if (before?.id === looked.id || (asked.kind === 'divergence' && asked.line !== null))
      revealStep(looked.id);
  }
}

function isKnown(asked: Place): boolean {
  if (asked.kind === 'state') return STATES.has(asked.id);
  return asked.kind === 'start' || stepsOf(asked.id) !== null;
}

function lookedAt({ id, line }: Extract<Place, { kind: 'divergence' }>): Looked | null {
  const steps = stepsOf(id);
  return steps && { id, line: nearestLine(steps, line) };
}

function showChosen(id: string | null): void {
  for (const each of all('svg.chart .state[role]')) {
    const chosen = id !== null && each.dataset['state'] === id;
    each.classList.toggle('selected', chosen);
    each.setAttribute('aria-pressed', String(chosen));
  }
  const state = id === null ? undefined : STATES.get(id);
  if (id === null || state === undefined) {
    hidePanel();
    return;
  }
  const drawing = drawingWith(id);
  if (drawing !== null) showDrawing(drawing);
  showPanel(state);
  announce(`state ${state.path}`);
}

function showLooked(before: Looked | null): void {
  clearSteps();
  walk = null;
  document.body.classList.toggle('stepping', looked !== null);
  for (const toggle of all('[data-toggle=counterexample]'))
    toggle.setAttribute('aria-pressed', String(looked !== null));
  for (const link of all('.index a')) link.removeAttribute('aria-current');
  const steps = looked === null ? null : stepsOf(looked.id);
  if (looked === null || steps === null) return;
  last = looked.id;
  steps.article.classList.add('current');
  for (const link of all(`.index a[href="#${CSS.escape(looked.id)}"]`))
    link.setAttribute('aria-current', 'true');
  showStep(steps, looked.line, place.kind === 'divergence');
  walk = walkTo(steps, looked.line);
  if (before?.id === looked.id) return;
  showDrawing('session');
  // The drawing stays at the top; the article begins right below it.
  steps.article.scrollIntoView({ block: 'start' });
}

/** Of the states in which something diverges those that the steps have led to: others are active beside them from the start. */
function reached(): readonly Element[] {
  const ends = new Set(parts('.arrow.step', shownDrawing()).map(({ dataset }) => dataset['to']));
  return parts('.state.diverging', shownDrawing()).filter(({ dataset }) => ends.has(dataset['state']));
}

/** Brings the first of these into sight. */
function reveal([target]: readonly Element[]): void {
  if (target === undefined) return;
  revealInDrawing(target, shownDrawing());
  if (looked === null) revealInPage(target, one('.top'));
}

/** Brings the line that is looked at into sight, below the drawing. */
function revealStep(id: string): void {
  const [target] = all('svg.sequence .now', stepsOf(id)?.article);
  if (target !== undefined) revealInPage(target, one(`#${CSS.escape(id)} .stepper`));
}

/** Goes to another place. */
export function go(to: Place): void {
  if (hashOf(to) === location.hash) return;
  history.pushState(null, '', hashOf(to));
  show(to);
}

/** Steps through a divergence: the one that is looked at, or the one in whose article the focus is. */
export function step(id: string, by: number): void {
  const steps = stepsOf(id);
  if (steps === null) return;
  const line =
    looked?.id === id ? stepFrom(steps, looked.line, by) : nearestLine(steps, by === Infinity ? null : 0);
  const to: Place = { kind: 'divergence', id, line };
  // One way back leads out of a divergence, not through all of its steps.
  if (looked?.id === id && place.kind === 'divergence') {
    history.replaceState(null, '', hashOf(to));
    show(to);
  } else go(to);
}

export function toggleCoverage(): void {
  coverage = !coverage;
  for (const toggle of all('[data-toggle=coverage]')) toggle.setAttribute('aria-pressed', String(coverage));
  mark({ coverage, walk });
}

/** Leaves the divergence that is looked at, or goes to the one that was looked at before, or the first. */
export function toggleCounterexample(): void {
  const [first] = all('article.divergence');
  const id = last ?? first?.id;
  if (looked !== null) go({ kind: 'start' });
  else if (id !== undefined) go({ kind: 'divergence', id, line: null });
}

/** Leaves a state for the divergence on whose way it was chosen, else goes to the start. */
export function leave(): void {
  go(place.kind === 'state' && looked !== null ? { kind: 'divergence', ...looked } : { kind: 'start' });
}

/** Shows the place that the address names, now and whenever it changes. */
export function startView(): void {
  addEventListener('hashchange', showAddress);
  showDrawing('session');
  showAddress();
}

function showAddress(): void {
  show(placeOf(location.hash));
}
