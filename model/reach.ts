import { transitionId } from './chart/transition-id.ts';
import { narrowAll, permit, type Dialect } from './dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from './input.ts';
import { sessionChart } from './session.ts';
import type { Table } from './table.ts';

/**
 * The transitions of the session chart that a dialect permits: every configuration that can be reached, with every input.
 * What the registry makes impossible (such as a reserved nick where none is ever reserved) is not looked at, so that some of
 * them may be out of reach all the same. Time-outs are left out, as most plans have no silence for them.
 */
export function permittedTransitions(dialect: Dialect, table: Table): ReadonlySet<string> {
  const permitted = permit(dialect);
  // More than this it cannot be: the walk ends when it has met all of it.
  const most = drawnTransitions(dialect).permitted.size;
  const challenged = dialect['registration_completes']?.includes('after_pong') ?? true;
  const inputs = INPUTS.filter(
    (input) =>
      !isTimeout(input) && (challenged || input !== 'CHALLENGE') && belongsTo(input).possible(dialect),
  );
  const found = new Set<string>();
  const seen = new Set([table.initial]);
  // A set grows while it is gone through.
  for (const configuration of seen) {
    if (found.size === most) break;
    for (const input of inputs) {
      for (const claim of claimsOf(input)) {
        for (const way of table.cell(configuration, input, claim)) {
          if (narrowAll(permitted, way.requires) === null) continue;
          for (const transition of way.transitions) found.add(transition);
          seen.add(way.next);
        }
      }
    }
  }
  return found;
}

/** The states, by their ids, that nothing but a time-out leads to: what is left of them is left out as well. */
function enteredByTimeouts(): ReadonlySet<string> {
  const byTimeouts = new Set<string>();
  const otherwise = new Set<string>();
  const open = [sessionChart.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...Object.values(node.states));
    for (const { eventType, target = [] } of [...node.transitions.values(), node.always ?? []].flat())
      for (const { id } of target) (isTimeout(eventType) ? byTimeouts : otherwise).add(id);
  }
  return new Set([...byTimeouts].filter((id) => !otherwise.has(id)));
}

/** Whether an event is a time-out of the server, whether or not it is known when it comes. */
function isTimeout(event: string): boolean {
  return event === 'EXPIRE' || event.startsWith('TIMEOUT.');
}

/** The claims that an input can come with. */
function claimsOf(input: Input): readonly Claim[] {
  if (input === 'NICK.owned') return ['owned'];
  if (input === 'NICK.malformed') return ['malformed'];
  return /^(USER|PASS|PONG|COMPLETE)/.test(input) ? CLAIMS : ['free'];
}

/**
 * The transitions that the session chart draws, and those of them that a dialect does not rule out by their guards alone.
 * Much quicker than a walk, and a little more generous: what the configuration makes impossible is not looked at.
 */
export function drawnTransitions(dialect: Dialect): {
  readonly all: ReadonlySet<string>;
  readonly permitted: ReadonlySet<string>;
} {
  const all = new Set<string>();
  const permitted = new Set<string>();
  const open = [sessionChart.root];
  const doubted = enteredByTimeouts();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...Object.values(node.states));
    for (const candidates of [...node.transitions.values(), node.always ?? []]) {
      let shadowed = false;
      for (const transition of candidates) {
        if (isTimeout(transition.eventType) || doubted.has(node.id)) continue;
        const id = transitionId(transition);
        all.add(id);
        const guard = guardOf(transition.guard);
        if (!shadowed && guard.possible(dialect) && belongsTo(transition.eventType).possible(dialect))
          permitted.add(id);
        shadowed ||= guard.certain(dialect);
      }
    }
  }
  return { all, permitted };
}

/** The extension that a server has which takes an input for what it is. */
const EXTENSIONS: readonly (readonly [inputs: RegExp, choice: string])[] = [
  [/^CAP\./, 'cap'],
  [/^AUTHENTICATE\./, 'sasl'],
  [/^(AUTH\.|MODE\.|ISIRCX$|IRCX$)/, 'ircx'],
];

function belongsTo(input: string): Judged {
  const [, choice] = EXTENSIONS.find(([inputs]) => inputs.test(input)) ?? [];
  return choice === undefined ? ALWAYS : chosen(choice, 'present');
}

/** The transitions that are drawn and that a dialect rules out. */
export function impossibleTransitions(dialect: Dialect): ReadonlySet<string> {
  const { all, permitted } = drawnTransitions(dialect);
  return new Set([...all].filter((transition) => !permitted.has(transition)));
}

/** What a dialect says of a guard: whether it may hold, and whether it always does. */
interface Judged {
  possible(dialect: Dialect): boolean;
  certain(dialect: Dialect): boolean;
}

const ALWAYS: Judged = { possible: () => true, certain: () => true };
const DEPENDS: Judged = { possible: () => true, certain: () => false };

function guardOf(guard: unknown): Judged {
  if (guard === undefined) return ALWAYS;
  const { check, guards, params } = guard as {
    check?: unknown;
    guards?: readonly unknown[];
    params?: unknown;
  };
  if (guards !== undefined)
    return composed(String((guard as { name?: string }).name ?? check), guards.map(guardOf));
  return isChoice(params) ? chosen(params.slot, params.value) : DEPENDS;
}

function composed(name: string, parts: readonly Judged[]): Judged {
  switch (name) {
    case 'and':
      return {
        possible: (dialect) => parts.every((part) => part.possible(dialect)),
        certain: (dialect) => parts.every((part) => part.certain(dialect)),
      };
    case 'or':
      return {
        possible: (dialect) => parts.some((part) => part.possible(dialect)),
        certain: (dialect) => parts.some((part) => part.certain(dialect)),
      };
    default:
      return {
        possible: (dialect) => parts.every((part) => !part.certain(dialect)),
        certain: (dialect) => parts.every((part) => !part.possible(dialect)),
      };
  }
}

function chosen(slot: string, value: string): Judged {
  const valuesIn = (dialect: Dialect): readonly string[] | undefined =>
    dialect[slot] ?? dialect[slot.split('@', 1)[0] ?? slot];
  return {
    possible: (dialect) => valuesIn(dialect)?.includes(value) ?? true,
    certain: (dialect) => valuesIn(dialect)?.every((permitted) => permitted === value) ?? false,
  };
}

function isChoice(params: unknown): params is { readonly slot: string; readonly value: string } {
  return typeof params === 'object' && params !== null && 'slot' in params && 'value' in params;
}
