import { isDrop, linesOf, type Act, type Plan, type Step } from '../plan.ts';
import type { Dice } from './dice.ts';
import { carryOut, folded, imagine, type Client, type Imagination } from './imagination.ts';
import { aimOf, type Aim } from './aims.ts';
import { placeOf, type Logons } from './logons.ts';
import { dueEnd, inManner } from './mannered.ts';
import { contendedNicks } from './nicks.ts';
import type { PlanOptions } from './options.ts';

/** One line of a logon; which nick it names is settled when its turn comes. */
export type Part =
  | { readonly kind: 'nick' }
  /** Another connection has it, if any has one. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'free' }
  | {
      readonly kind: 'line';
      readonly line: string;
      /** It is sent when what came before has been answered. */
      readonly waits?: true;
    };

/** A plan in the making. */
export interface Draft {
  readonly dice: Dice;
  readonly options: PlanOptions;
  readonly server: Imagination;
  /** In a stepped plan every round has one step, and a fence follows whatever may be answered with silence. */
  readonly stepped: boolean;
  /** It may name nicks that no namespace keeps apart. */
  readonly shared: boolean;
  readonly contended: readonly string[];
  readonly logons: Logons;
  /** What it is about, besides whatever comes about; null for nothing. */
  readonly aim: Aim | null;
  /** It is about operators. */
  readonly operates: boolean;
  readonly rounds: Step[][];
  /** How many steps the last round takes. */
  width: number;
  acts: number;
  /** Tokens and spare nicks handed out. */
  count: number;
  /** What each connection still means to send before it is registered. */
  readonly scripts: Map<number, Part[]>;
  /** For each connection, commands since the last one that is sure of an answer. */
  readonly silence: Map<number, number>;
  /** What each connection has sent of a line, and what it has still to send of it. */
  readonly begun: Map<number, { readonly text: string; readonly rest: string }>;
  /** Connections that have said something where a manner has them say something first. */
  readonly greeted: Set<number>;
  /** Connections that see to the end of their negotiation by themselves. */
  readonly negotiators: Set<number>;
  /** Connections whose USER a manner has put in front: the one that was meant to come is still left out. */
  readonly early: Set<number>;
  /** Connections of which it cannot be known whether they got the nick that they asked for. */
  readonly doubtful: Set<number>;
}

/** Where an operator is known, one plan in so many is about operators. */
const OPERATED = 5;

/** So many plans in a hundred are stepped, and so many (of all) may name shared nicks. */
const STEPPED = 50;
const SHARED = 1;

export function newDraft(
  dice: Dice,
  options: PlanOptions,
  ordinal: number,
  connections: number = dice.weigh(CONNECTIONS),
): Draft {
  const place = placeOf(ordinal, options);
  return {
    dice,
    options,
    server: imagine(options, connections),
    stepped: options.stepped === true || dice.percent(STEPPED),
    shared: dice.percent(SHARED),
    contended: contendedNicks(dice, options),
    logons: place.logons,
    aim: aimOf(place, options),
    operates: options.operator !== undefined && ordinal % OPERATED === 3,
    rounds: [],
    width: 0,
    acts: 0,
    count: 0,
    scripts: new Map(),
    silence: new Map(),
    begun: new Map(),
    greeted: new Set(),
    negotiators: new Set(),
    early: new Set(),
    doubtful: new Set(),
  };
}

const CONNECTIONS = [
  [4, 2],
  [4, 3],
  [2, 4],
] as const;

export function planOf({ server, rounds }: Draft): Plan {
  return { connections: server.clients.length, rounds };
}

/** Adds an act in the manner of the plan, to the last round where that has room for it, and lets the imagined server carry it out. */
export function place(draft: Draft, client: Client, act: Act): void {
  for (const each of inManner(draft, client, act)) placeOne(draft, client, each);
}

function placeOne(draft: Draft, client: Client, act: Act): void {
  const { rounds, dice } = draft;
  const { connection } = client;
  const last = rounds.at(-1);
  const joins =
    last !== undefined &&
    // Beside another claim of the nick a claim that is repeated might be in vain, and that takes its time.
    act.kind !== 'reclaim' &&
    last.length < draft.width &&
    last.every((step) => step.connection !== connection);
  if (joins) noteContest(draft, client, act, last);
  if (act.kind === 'open') client.phase = 'registering';
  const done = carriedOut(draft, client, act);
  if (joins) last.push({ connection, act: done });
  else {
    rounds.push([{ connection, act: done }]);
    draft.width = draft.stepped || act.kind === 'reclaim' ? 1 : dice.weigh(WIDTHS);
  }
  draft.acts += 1;
  if (isDrop(act)) client.phase = 'gone';
  const end = dueEnd(draft, client, []);
  if (end !== null) place(draft, client, { kind: 'send', lines: [end] });
}

/** Lets the imagined server carry an act out. Returns the act with what its manner adds meanwhile. */
function carriedOut(draft: Draft, client: Client, act: Act): Act {
  const { server, silence } = draft;
  let silent = silence.get(client.connection) ?? 0;
  const carry = (line: string): void => {
    silent = carryOut(server, client, line) ? 0 : silent + 1;
  };
  const lines: string[] = [];
  const said = linesOf(act);
  for (const [at, line] of wholeLines(draft, client.connection, act).entries()) {
    carry(line);
    lines.push(said[at] ?? line);
    const end = act.kind === 'send' ? dueEnd(draft, client, said.slice(at + 1)) : null;
    if (end === null) continue;
    carry(end);
    lines.push(end);
  }
  silence.set(client.connection, silent);
  return act.kind === 'send' && lines.length > said.length ? { ...act, lines } : act;
}

/** The lines that an act makes whole: the first of them may have been begun before. */
function wholeLines({ begun }: Draft, connection: number, act: Act): readonly string[] {
  const lines = linesOf(act);
  const before = begun.get(connection);
  if (act.kind === 'begin' || before === undefined) return lines;
  begun.delete(connection);
  return lines.map((line, at) => (at === 0 ? before.text + line : line));
}

/** Adds a round of its own, in which these connections act at once. */
export function placeTogether(draft: Draft, steps: readonly (readonly [Client, Act])[]): void {
  draft.rounds.push([]);
  draft.width = steps.length;
  for (const [client, act] of steps) place(draft, client, act);
  draft.width = 0;
}

const WIDTHS = [
  [3, 1],
  [5, 2],
  [2, 3],
  [1, 4],
] as const;

/** In a wide round it is open who comes first: those that ask for one nick, or for one that another has, may each get it. */
function noteContest(draft: Draft, client: Client, act: Act, round: readonly Step[]): void {
  const wanted = nicksIn(draft, act);
  for (const step of round) {
    const held = draft.server.clients[step.connection]?.nick ?? null;
    const touched = nicksIn(draft, step.act);
    if (held !== null) touched.push(folded(draft.server, held));
    if (wanted.some((nick) => touched.includes(nick))) {
      draft.doubtful.add(client.connection).add(step.connection);
    }
  }
}

function nicksIn({ server }: Draft, act: Act): string[] {
  return linesOf(act).flatMap((line) => {
    const nick = /^nick ([^ :]+)/i.exec(line)?.[1];
    return nick === undefined ? [] : [folded(server, nick)];
  });
}
