import { offersCapabilities, offersMechanism, offersSasl } from './client.ts';
import type { Logons, Place } from './logons.ts';
import type { PlanOptions } from './options.ts';

/** What a plan is about: a situation that one connection is brought to, and what it does there. */
export interface Aim {
  readonly situation: Situation;
  readonly input: AimedInput;
  /** What it has said of itself before, where the situation leaves that open. */
  readonly nick: 'none' | 'named' | 'refused';
  readonly user: boolean;
}

const BARE = ['new', 'named', 'refused', 'introduced', 'waiting', 'registered', 'renamed'] as const;
const NEGOTIATED = ['listed', 'requested', 'denied', 'ended', 'suspended again', 'settled'] as const;
const AUTHENTICATED = [
  'enabled',
  'opened',
  'chunked',
  'failed',
  'aborted',
  'logged in',
  'ended open',
  'opened late',
  'welcomed',
] as const;
const SECURED = [
  'asked',
  'begun',
  'failed by AUTH',
  'aborted by AUTH',
  'authenticated',
  'complete but begun',
  'logged on',
] as const;
const SCRAM = ['challenged', 'proven'] as const;

export type BareSituation = (typeof BARE)[number];
export type CapSituation = (typeof NEGOTIATED)[number];
export type LoginSituation = (typeof AUTHENTICATED | typeof SCRAM)[number];

export type SecuredSituation = (typeof SECURED)[number];

export type Situation = BareSituation | CapSituation | LoginSituation | SecuredSituation;

/** What any connection may do, above all ask for a nick that another one has. */
const ANYTIME = [
  'NICK owned',
  'NICK reserved',
  'NICK inherited',
  'NICK free',
  'NICK own',
  'NICK bare',
  'NICK malformed',
  'USER',
  'PASS',
  'PING',
  'QUIT',
  'half-close',
  'close',
  'reset',
] as const;
const CAP = ['CAP LS', 'CAP LIST', 'CAP REQ', 'CAP REQ unknown', 'CAP END', 'CAP odd'] as const;
const AUTHENTICATE = [
  'SASL bare',
  'SASL mechanism',
  'SASL right',
  'SASL wrong',
  'SASL abort',
  'SASL empty',
  'SASL too long',
  'SASL no base64',
  'SASL unknown mechanism',
] as const;

const AUTH = [
  'AUTH odd',
  'AUTH right',
  'AUTH begin',
  'AUTH response',
  'AUTH wrong',
  'AUTH abort',
  'AUTH other',
  'AUTH anonymous',
  'IRCX',
  'ISIRCX',
  'MODE ISIRCX',
] as const;

export type AimedInput = (typeof ANYTIME | typeof CAP | typeof AUTHENTICATE | typeof AUTH)[number];

/** Of plans with bare logons one in so many has an aim: what these can do is little, and comes about by itself. */
const AIMLESS = 3;

/**
 * The aim of the plan in this place; null for none. Aims of plans with one kind of logons are gone through in an order in which
 * neighbours are far apart: as many such plans in a row as there are pairs of situation and input hold each pair once, and with each
 * further round of them what is said before is another.
 */
export function aimOf({ logons, rank }: Place, options: PlanOptions): Aim | null {
  if (logons === 'bare' && rank % AIMLESS > 0) return null;
  const number = logons === 'bare' ? rank / AIMLESS : rank;
  const { situations, inputs, stride } = fieldOf(logons, options);
  const pairs = situations.length * inputs.length;
  const pair = (number * stride) % pairs;
  const context = (Math.floor(number / pairs) + pair) % (2 * NICKS.length);
  return {
    situation: situations[pair % situations.length] as Situation,
    input: inputs[Math.floor(pair / situations.length)] as AimedInput,
    nick: NICKS[context % NICKS.length] as Aim['nick'],
    user: context >= NICKS.length,
  };
}

const NICKS = ['none', 'named', 'refused'] as const;

/** All that plans of one kind are about. */
interface Field {
  readonly situations: readonly Situation[];
  readonly inputs: readonly AimedInput[];
  /** From one pair of them to the next. */
  readonly stride: number;
}

function fieldOf(logons: Logons, options: PlanOptions): Field {
  if (logons !== 'authenticated') return FIELDS[logons];
  return offersMechanism(options, 'SCRAM-SHA-256') ? FIELDS.scram : FIELDS.plain;
}

/** Whether a client is in a situation that has sent nothing of CAP. */
export function isBare(situation: Situation): boolean {
  return (BARE as readonly Situation[]).includes(situation);
}

/** All situations of clients that are not registered which a server knows. */
export function situationsFor(options: PlanOptions): readonly Situation[] {
  return [
    ...BARE.filter((situation) => situation !== 'registered' && situation !== 'renamed'),
    ...(offersCapabilities(options) ? NEGOTIATED.filter((situation) => situation !== 'settled') : []),
    ...(offersSasl(options)
      ? AUTHENTICATED.filter((situation) => situation !== 'opened late' && situation !== 'welcomed')
      : []),
    ...(offersSasl(options) && offersMechanism(options, 'SCRAM-SHA-256') ? SCRAM : []),
  ];
}

const FIELDS = {
  bare: field(BARE, ANYTIME),
  secured: field(SECURED, [...ANYTIME, ...AUTH]),
  negotiated: field(NEGOTIATED, [...ANYTIME, ...CAP]),
  plain: field(AUTHENTICATED, [...ANYTIME, ...CAP, ...AUTHENTICATE]),
  scram: field([...AUTHENTICATED, ...SCRAM], [...ANYTIME, ...CAP, ...AUTHENTICATE]),
};

/** With a stride of about the golden section, and no divisor in common: its multiples spread evenly, and miss nothing. */
function field(situations: readonly Situation[], inputs: readonly AimedInput[]): Field {
  const pairs = situations.length * inputs.length;
  let stride = Math.round(pairs * 0.618);
  while (greatestDivisor(stride, pairs) > 1) stride += 1;
  return { situations, inputs, stride };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
