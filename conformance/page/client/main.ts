import { STATES } from './data.ts';
import { all, one, parts } from './dom.ts';
import { startKeys } from './keys.ts';
import { startSearch } from './search.ts';
import { startTabs } from './tabs.ts';
import { current, go, leave, startView, step, toggleCounterexample, toggleCoverage } from './view.ts';

/** How far the buttons of a stepper go. */
const BY: Readonly<Record<string, number>> = { first: -Infinity, back: -1, on: 1, last: Infinity };

for (const state of parts('svg.chart .state')) {
  const id = state.dataset['state'] ?? '';
  if (STATES.has(id)) state.addEventListener('click', () => go({ kind: 'state', id }));
  else {
    // A frame that only holds others: there is nothing to be told of it.
    state.removeAttribute('role');
    state.removeAttribute('tabindex');
    state.removeAttribute('aria-label');
  }
}
for (const stepper of all('.stepper')) {
  stepper.hidden = false;
  // The step is announced in words; its number alone need not be.
  one('.position', stepper).setAttribute('aria-live', 'off');
  const id = stepper.closest('article')?.id ?? '';
  for (const button of all('button', stepper)) {
    button.addEventListener('click', () => step(id, BY[button.dataset['step'] ?? ''] ?? 0));
  }
}
for (const toggle of all('[data-toggle=coverage]')) toggle.addEventListener('click', toggleCoverage);
for (const toggle of all('[data-toggle=counterexample]'))
  toggle.addEventListener('click', toggleCounterexample);
one('[data-close]').addEventListener('click', leave);
// Paper has no summaries to open.
let opened: readonly HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('article details:not([open])')];
  for (const each of opened) each.open = true;
});
addEventListener('afterprint', () => {
  for (const each of opened) each.open = false;
});
startTabs();
startSearch(go);
startKeys({ step, leave, current, choose: (id) => go({ kind: 'state', id }) });
document.body.classList.add('scripted');
startView();
