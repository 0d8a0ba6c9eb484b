import type { Plan, Step } from '../plan.ts';
import type { Dice } from './dice.ts';
import { imagine, type Imagination } from './imagination.ts';
import { aimOf, type Aim } from './aims.ts';
import { placeOf, type Logons } from './logons.ts';
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
