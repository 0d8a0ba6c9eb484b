import type { Server as Listener } from 'node:net';
import { accountsOf } from './accounts.ts';
import { capabilitiesOf, type Capabilities } from './capabilities.ts';
import { startDoor, type Door } from './door.ts';
import { switchOn, type Faults } from './faults.ts';
import { newContexts, type Contexts } from './ircx/contexts.ts';
import { newMishaps, type Mishaps } from './ircx/mishaps.ts';
import { NO_LIMITS, type Limits } from './limits.ts';
import { newOperators, type Credentials, type Operators } from './operators.ts';
import type { Profile } from './profile.ts';
import { newIlls, type Ills } from './deadly.ts';
import { newRegistry, type Registry } from './registry.ts';
import { newUpsets, type Upsets } from './upsets.ts';
import { newSecret, type Secret } from './sasl/secret.ts';
import { LONG_TIMERS, type Timers } from './silence.ts';
import type { Session, User } from './session.ts';

/** What all connections of one server share. */
export interface House extends Omit<Profile, 'contexts' | 'faults'> {
  readonly name: string;
  readonly faults: Faults;
  readonly timers: Timers;
  /** The password that it asks for, or null. */
  readonly password: string | null;
  readonly offered: Capabilities;
  readonly accounts: readonly Secret[];
  readonly operators: Operators;
  readonly limits: Limits;
  readonly door: Door;
  readonly registry: Registry<Session>;
  /** Of the logons with AUTH. */
  readonly contexts: Contexts;
  readonly sessions: Set<Session>;
  /** Those with something to write. */
  readonly unwritten: Set<Session>;
  readonly counts: {
    unregistered: number;
    registered: number;
    opened: number;
    cookies: number;
  };
  /** Who was refused a nick and inherits it: only a fault fills it. */
  readonly heirs: Map<string, Session>;
  /** What closed connections left in their slots: only a fault fills it. */
  readonly leftovers: User[];
  /** Who has quit and is not yet closed: only a fault fills it. */
  readonly quitters: Session[];
  readonly ills: Ills;
  readonly upsets: Upsets;
  readonly mishaps: Mishaps;
  listener: Listener | null;
  /** Who has begun a line, and what the others have sent meanwhile: only a fault makes them wait. */
  reader: Session | null;
  readonly unread: Map<Session, string>;
  /** Reads nothing any more: only a fault sets it. */
  deaf: boolean;
}

/** What a server is told beside its profile: how long it lets clients be, who its operator is, and what it does against those who ask too much. */
export interface Premises {
  readonly timers?: Timers;
  readonly operator?: Credentials | null;
  readonly limits?: Limits;
}

export function newHouse(
  profile: Profile,
  password: string | null,
  faults = switchOn(profile.faults ?? []),
  { timers = LONG_TIMERS, operator = null, limits = NO_LIMITS }: Premises = {},
): House {
  return {
    ...profile,
    name: 'reference.example',
    faults,
    timers,
    password,
    offered: capabilitiesOf(profile),
    accounts: accountsOf(profile.choices).map(newSecret),
    operators: newOperators(operator),
    limits,
    door: startDoor(),
    registry: newRegistry(profile.choices.casemapping, faults),
    contexts: newContexts(profile.contexts),
    sessions: new Set(),
    unwritten: new Set(),
    counts: { unregistered: 0, registered: 0, opened: 0, cookies: 0 },
    heirs: new Map(),
    leftovers: [],
    quitters: [],
    ills: newIlls(),
    upsets: newUpsets(),
    mishaps: newMishaps(),
    listener: null,
    reader: null,
    unread: new Map(),
    deaf: false,
  };
}
