/** An event type as it is read: xstate's own names for timers, completion and eventless transitions made plain. */
export function eventText(type: string): string {
  if (type === '') return 'always';
  const timer = /^xstate\.after\.([^.]+)\./.exec(type)?.[1];
  if (timer !== undefined) return `after ${/^\d+$/.test(timer) ? span(Number(timer)) : timer}`;
  if (type.startsWith('xstate.done.state.')) return 'done';
  const actor = /^xstate\.(done|error|snapshot)\.actor\.(.+)$/.exec(type);
  return actor === null ? type : `${actor[1]} ${actor[2]}`;
}

const titles = new WeakMap<object, string>();

/** Gives a composed guard a title, which drawings show in its place: what it means is told once, beside them. */
export function titled<Guard extends object>(title: string, guard: Guard): Guard {
  titles.set(guard, title);
  return guard;
}

/** The guards with titles that are in a guard, itself included, each with what it means; the outer ones first. */
export function titlesIn(guard: unknown): readonly (readonly [title: string, means: string])[] {
  if (!isObject(guard)) return [];
  const title = titles.get(guard);
  const { guards } = fields(guard);
  const inner = Array.isArray(guards) ? guards.flatMap(titlesIn) : [];
  return title === undefined ? inner : [[title, spelled(guard, null)], ...inner];
}

/**
 * A guard as it is read: a name with its parameters, or a composition of such.
 * Parameters that pair a subject with `is` or `value` read as an equation: `{ choice: 'colour', is: 'red' }` → `colour = red`;
 * so does a single one named like its guard.
 */
export function guardText(guard: unknown): string {
  return compose(guard, null);
}

/**
 * A guard beside the one of the line above: the conditions that both begin with are left out for `…`, if they are long. Transitions
 * of one event are tried in turn, so that neighbours often share most of their guard.
 */
export function abridge(guard: string, above: string | null): string {
  if (above === null) return guard;
  const whole = `${guard} and `;
  let shared = 0;
  let depth = 0;
  for (let at = 0; at < whole.length && whole[at] === `${above} and `[at]; at += 1) {
    if (whole[at] === '(') depth += 1;
    if (whole[at] === ')') depth -= 1;
    if (depth === 0 && whole.slice(0, at + 1).endsWith(' and ')) shared = at + 1;
  }
  if (shared < SHORT) return guard;
  return shared >= whole.length ? '…' : `… and ${guard.slice(shared)}`;
}

const SHORT = 40;

/** An action as it is read, or null for the bookkeeping of a timer. */
export function actionText(action: unknown): string | null {
  if (typeof action === 'string') return action;
  if (typeof action === 'object') return named(action);
  if (typeof action !== 'function') return null;
  const { type, event, id, sendId } = fields(action);
  if (typeof type !== 'string') return action.name === '' ? 'action' : action.name;
  if ([id, sendId].some((timer) => typeof timer === 'string' && timer.startsWith('xstate.after.')))
    return null;
  const raised = fields(event)['type'];
  const name = type.replace(/^xstate\./, '');
  return typeof raised === 'string' ? `${name} ${raised}` : name;
}

function compose(guard: unknown, around: string | null): string {
  if (typeof guard === 'string') return guard;
  const title =
    typeof guard === 'function' || (typeof guard === 'object' && guard !== null)
      ? titles.get(guard)
      : undefined;
  return title ?? spelled(guard, around);
}

/** A guard without its title; those of its parts stand. */
function spelled(guard: unknown, around: string | null): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard !== 'function') return named(guard);
  const { guards, stateValue } = fields(guard);
  if (stateValue !== undefined) return `in ${stateText(stateValue).split('.').slice(-2).join('.')}`;
  if (!Array.isArray(guards)) return guard.name === '' || guard.name === 'guard' ? 'condition' : guard.name;
  if (guard.name === 'not') return negated(compose(guards[0], 'not'));
  const text = guards.map((part) => compose(part, guard.name)).join(` ${guard.name} `);
  return around !== null && around !== guard.name && guards.length > 1 ? `(${text})` : text;
}

function negated(text: string): string {
  if (text.startsWith('(')) return `not ${text}`;
  if (text.startsWith('not ')) return text.slice('not '.length);
  if (text.includes(' ≠ ')) return text.replace(' ≠ ', ' = ');
  return text.includes(' = ') ? text.replace(' = ', ' ≠ ') : `not ${text}`;
}

function stateText(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^#/, '');
  return Object.entries(fields(value))
    .map(([key, child]) => `${key}.${stateText(child)}`)
    .join(' and ');
}

/** A guard or action that is an object: its type, and its parameters where they are data. */
function named(reference: unknown): string {
  const { type, params } = fields(reference);
  const values = Object.entries(fields(params)).filter(([, value]) => value !== undefined);
  const name = typeof type === 'string' ? type : 'unnamed';
  if (values.length === 0) return name;
  const [first, second] = values;
  if (values.length === 1 && first !== undefined && first[0] === type)
    return `${name} = ${valueText(first[1])}`;
  if (values.length === 2 && first !== undefined && (second?.[0] === 'is' || second?.[0] === 'value')) {
    return `${valueText(first[1])} = ${valueText(second[1])}`;
  }
  return `${name} ${values.map(([, value]) => valueText(value)).join(' ')}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('|');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? Object.fromEntries(Object.entries(value)) : {};
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function span(ms: number): string {
  return ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`;
}
