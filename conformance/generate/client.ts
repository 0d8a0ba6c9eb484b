import type { Security } from '../../model/security.ts';
import type { Package } from '../../model/world.ts';
import type { PlanOptions } from './options.ts';

/** A connection as a plausible server would see it: enough to invent something meaningful to do next. */
export interface Client {
  readonly connection: number;
  phase: 'unopened' | 'registering' | 'registered' | 'gone';
  /** The nick that it has, or before registration names; null for none. */
  nick: string | null;
  /** The nick that it was last refused because somebody else had it. */
  refused: string | null;
  user: boolean;
  password: 'none' | 'right' | 'wrong';
  /** It has sent a NICK with a parameter, however that was taken. */
  named: boolean;
  /** It has sent a USER with enough parameters, however that was taken. */
  introduced: boolean;
  /** Every nick that it has asked for, folded: another server may have granted it. */
  readonly wishes: Set<string>;
  /** Those of them that a registered client had, so that no server can have granted them. */
  readonly lost: Set<string>;
  /** What CAP has come to before registration: LS and REQ suspend it, END lets it go on. */
  negotiation: 'none' | 'negotiating' | 'ended';
  /** It has asked for the list in the form of version 302. */
  modern: boolean;
  /** The capabilities that it has switched on. */
  readonly enabled: Set<string>;
  /** The SASL exchange that it has open; null for none. */
  exchange: Exchange | null;
  /** How its last exchange ended. */
  outcome: 'none' | 'failed' | 'aborted' | 'logged in';
  loggedIn: boolean;
  /** What AUTH has come to (IRCX). */
  security: Security;
  operator: boolean;
  /** The nicks that it had as a registered client, and gave up. */
  readonly former: Set<string>;
}

/** A SASL exchange that is open. */
export interface Exchange {
  readonly mechanism: Mechanism;
  /** `opened`: named; `challenged`: SCRAM's challenge has come; `proven`: it has been answered, and only the empty response is due. */
  step: 'opened' | 'challenged' | 'proven';
  /** Chunks that are no end of a response. */
  said: readonly string[];
  /** Some servers may have none open, or another one. */
  doubtful: boolean;
}

/** The mechanisms that plans carry an exchange through with. */
export const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256'] as const;

export type Mechanism = (typeof MECHANISMS)[number];

export function newClient(connection: number): Client {
  return {
    connection,
    phase: 'unopened',
    nick: null,
    refused: null,
    user: false,
    password: 'none',
    named: false,
    introduced: false,
    wishes: new Set(),
    lost: new Set(),
    negotiation: 'none',
    modern: false,
    enabled: new Set(),
    exchange: null,
    outcome: 'none',
    loggedIn: false,
    security: 'anonymous',
    operator: false,
    former: new Set(),
  };
}

/** Whether the server is known to have CAP: it offers something. */
export function offersCapabilities({ capabilities }: PlanOptions): boolean {
  return capabilities !== null && capabilities.length > 0;
}

/** Whether the server is known to have SASL. */
export function offersSasl({ capabilities }: PlanOptions): boolean {
  return capabilities?.includes('sasl') === true;
}

/** Whether it takes a mechanism; of a server that does not tell, all that is known is that most have PLAIN. */
export function offersMechanism({ mechanisms }: PlanOptions, name: string): boolean {
  return mechanisms === null ? name === 'PLAIN' : mechanisms.includes(name);
}

/** Whether the server is known to speak IRCX: it has told its packages. */
export function offersIrcx({ packages }: PlanOptions): boolean {
  return packages !== null;
}

/** The names of its packages of one kind. */
export function packagesOfKind({ packages }: PlanOptions, kind: Package['kind']): readonly string[] {
  return (packages ?? []).filter((each) => each.kind === kind).map(({ name }) => name);
}
