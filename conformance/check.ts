import type { Account, Operator, Timers } from '../adapters/server.ts';
import type { Dialect } from '../model/dialect.ts';
import { createSpec, type Spec } from '../model/outcomes.ts';
import type { Rule } from '../model/rules/index.ts';
import { createTable, type Table } from '../model/table.ts';
import type { Facts, TimerFacts } from '../model/world.ts';
import { horizon } from './accounting.ts';
import { mechanismsOf, type Capabilities } from './capabilities.ts';
import type { Package } from '../model/world.ts';
import { excusing } from './excuse.ts';
import type { History } from './history.ts';
import { observe, type Observation } from './observation.ts';
import type { Misreading } from '../model/relaxation.ts';
import { startMisreadings } from './misreadings.ts';
import { watch, type Watch } from './relevance.ts';
import { search, type Node, type SearchResult } from './search.ts';
import type { Step } from './steps.ts';

/** What is known of the server under test, and how long it may take. */
export interface Circumstances {
  readonly dialect: Dialect;
  /** NICKLEN as the server says it; null when it does not. */
  readonly nickLength: number | null;
  /** The server's password; null when it is known to ask for none, or nobody knows. */
  readonly password: string | null;
  /** The accounts that it is known to have. */
  readonly accounts: readonly Account[];
  /** The operator whose credentials are known; absent or null for none. */
  readonly operator?: Operator | null;
  /** What it offers, name to value (null for none), as `CAP LS 302` tells it; null when nobody knows. */
  readonly capabilities: Capabilities | null;
  /** The security packages that it lists (IRCX); null when it has told none. */
  readonly packages: readonly Package[] | null;
  /** How long it lets a silent client be, as its author says; null when nobody knows. */
  readonly timers: Timers | null;
  /** How long an answer or a registration may take, in ms. */
  readonly deadlineMs: number;
  /** How long a nick may stay held after its holder's close was observed, in ms. */
  readonly releaseMs: number;
}

export type Verdict =
  | {
      readonly kind: 'conforms';
      /** The reading that is explained, and the steps that explain it. */
      readonly reading: Observation;
      readonly steps: readonly Step[];
      readonly transitions: readonly string[];
      readonly torn: boolean;
      readonly states: number;
    }
  /** `furthest` are points of this reading of what was sent: a rule that is set aside may let it be read in other ways. */
  | {
      readonly kind: 'diverges';
      readonly reading: Observation;
      readonly furthest: readonly Node[];
      readonly states: number;
    }
  | { readonly kind: 'undecided'; readonly cause: string; readonly states: number };

/** Judges histories of one server. Holds the compiled chart and one model for each set of rules that was set aside. */
export interface Judge {
  readonly table: Table;
  /** Reads a history once, for any number of checks. */
  observe(history: History): Observation;
  /** The same, where no connection that was turned away has anything to complain of. */
  observeExcusing(history: History): Observation;
  /** Whether some order of what was sent explains what was received, with these rules set aside. */
  check(observation: Observation, without?: readonly Rule[]): Verdict;
  spec(without?: readonly Rule[]): Spec;
  /** Those of the rules that may explain a history which diverges with `without` set aside: no other one does. */
  relevant(observation: Observation, without: readonly Rule[], rules: readonly Rule[]): readonly Rule[];
  /** The model with some rules set aside, while others are watched. */
  watching(without: readonly Rule[], rules: readonly Rule[]): Watch & { readonly model: Spec };
  /** What cutting the bytes that were sent in a wrong way makes of a history; nothing where it makes no difference. */
  misread(observation: Observation, misreading: Misreading): readonly Observation[];
}

/** How many states a search may visit, in the lawful model and in a relaxed one: there are some hundred of those to try. */
const STATES = 30_000;
const RELAXED_STATES = 1_000;

/** The least age at which a server may close a connection for its silence, in ms. No specification gives a figure. */
const IDLE_AFTER_MS = 2000;

/** A judge for one server. @throws RangeError when the dialect names an unknown choice or value */
export function createJudge(circumstances: Circumstances, table: Table = createTable()): Judge {
  const {
    dialect,
    nickLength,
    password,
    accounts,
    operator = null,
    capabilities,
    packages,
    timers,
    deadlineMs,
    releaseMs,
  } = circumstances;
  const facts: Facts = {
    nickLength,
    capabilities,
    mechanisms: mechanismsOf(capabilities),
    packages,
    hasOperator: operator !== null,
    registrationWithin: deadlineMs * 1e6,
    idleAfter: IDLE_AFTER_MS * 1e6,
    timers: timerFacts(timers, deadlineMs),
  };
  const specs = new Map<string, Spec>();
  const spec = (without: readonly Rule[] = []): Spec => {
    const key = without.map(({ id }) => id).join();
    const known = specs.get(key);
    if (known !== undefined) return known;
    const made = createSpec({
      dialect,
      facts,
      table,
      relaxations: without.map(({ relaxation }) => relaxation),
    });
    specs.set(key, made);
    return made;
  };
  const watches = new Map<string, Watch & { readonly model: Spec }>();
  const watching: Judge['watching'] = (without, rules) => {
    const key = [without, rules].map((some) => some.map(({ id }) => id).join()).join(';');
    const known = watches.get(key);
    if (known !== undefined) return known;
    const watched = watch(rules);
    const setAside = without.map(({ relaxation }) => relaxation);
    const relaxations = [...setAside, ...watched.relaxations];
    const made = { ...watched, model: createSpec({ dialect, facts, table, relaxations }) };
    watches.set(key, made);
    return made;
  };
  const relevant: Judge['relevant'] = (observation, without, rules) => {
    if (without.some(({ relaxation }) => relaxation.misreads !== undefined)) return rules;
    const { model, noted, begin } = watching(without, rules);
    begin();
    const isComplete = search(observation, model, RELAXED_STATES).kind === 'illegal';
    return isComplete ? rules.filter((rule) => noted.has(rule)) : rules;
  };
  const context = {
    password,
    accounts,
    operator,
    releaseWithin: releaseMs * 1e6,
    deadline: deadlineMs * 1e6,
  };
  const misreadings = startMisreadings(context);
  return {
    table,
    spec,
    relevant,
    watching,
    misread: (observation, misreading) => misreadings.of(observation, misreading),
    observe: (history) => misreadings.remember(history, observe(history, context)),
    observeExcusing(history) {
      const observation = observe(history, context);
      return misreadings.remember(history, excusing(observation) ?? observation);
    },
    check: (observation, without = []) => {
      const model = spec(without);
      const limit = without.length === 0 ? STATES : RELAXED_STATES;
      let reading = observation;
      let found = search(observation, model, limit);
      for (const { relaxation } of without) {
        if (found.kind === 'legal' || relaxation.misreads === undefined) continue;
        for (const misread of misreadings.of(observation, relaxation.misreads)) {
          if (found.kind === 'legal') break;
          const other = search(misread, model, limit);
          if (isBehind(other, found, observation)) continue;
          [reading, found] = [misread, other];
        }
      }
      switch (found.kind) {
        case 'legal':
          return {
            kind: 'conforms',
            reading,
            steps: found.steps,
            transitions: found.path,
            torn: found.torn,
            states: found.states,
          };
        case 'illegal':
          return { kind: 'diverges', reading, furthest: found.furthest, states: found.states };
        case 'exhausted':
          return { kind: 'undecided', cause: 'too many orders to search', states: found.states };
      }
    },
  };
}

/** In ns. What a server owes by a time it owes within the deadline after that, as any answer. */
function timerFacts(timers: Timers | null, deadlineMs: number): TimerFacts | null {
  if (timers === null) return null;
  const facts = (span: Timers['register']): TimerFacts['register'] =>
    span && { earliest: span.earliest * 1e6, latest: (span.latest + deadlineMs) * 1e6 };
  return { register: facts(timers.register), ping: facts(timers.ping), pong: facts(timers.pong) };
}

/** Whether of two searches that led nowhere this one came less far: what was received is the same in every reading. */
function isBehind(one: SearchResult, other: SearchResult, { connections }: Observation): boolean {
  if (one.kind !== 'illegal' || other.kind !== 'illegal') return false;
  const [first, second] = [one.furthest[0], other.furthest[0]];
  return (
    first !== undefined && second !== undefined && horizon(first, connections) < horizon(second, connections)
  );
}
