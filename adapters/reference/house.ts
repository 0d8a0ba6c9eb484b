import type { Server as Listener } from 'node:net';
import { ACCOUNTS } from './accounts.ts';
import { capabilitiesOf, type Capabilities } from './capabilities.ts';
import { switchOn, type Faults } from './faults.ts';
import { newOperators, type Credentials, type Operators } from './operators.ts';
import type { Profile } from './profile.ts';
import { newIlls, type Ills } from './deadly.ts';
import { newRegistry, type Registry } from './registry.ts';
import { newUpsets, type Upsets } from './upsets.ts';
import { newSecret, type Secret } from './sasl/secret.ts';
import type { Session, User } from './session.ts';

/** What all connections of one server share. */
export interface House extends Profile {
  readonly name: string;
  readonly faults: Faults;
  /** The password that it asks for, or null. */
  readonly password: string | null;
  readonly offered: Capabilities;
  readonly accounts: readonly Secret[];
  readonly operators: Operators;
  /** How many connections there may be at once. */
  readonly room: number;
  readonly registry: Registry<Session>;
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
  listener: Listener | null;
  /** Who has begun a line, and what the others have sent meanwhile: only a fault makes them wait. */
  reader: Session | null;
  readonly unread: Map<Session, string>;
  /** Reads nothing any more: only a fault sets it. */
  deaf: boolean;
}

export function newHouse(
  profile: Profile,
  password: string | null,
  faults: Faults = switchOn([]),
  operator: Credentials | null = null,
  room = Infinity,
): House {
  return {
    ...profile,
    name: 'reference.example',
    faults,
    password,
    offered: capabilitiesOf(profile),
    accounts: ACCOUNTS.map(newSecret),
    operators: newOperators(operator),
    room,
    registry: newRegistry(profile.choices.casemapping, faults),
    sessions: new Set(),
    unwritten: new Set(),
    counts: { unregistered: 0, registered: 0, opened: 0, cookies: 0 },
    heirs: new Map(),
    leftovers: [],
    quitters: [],
    ills: newIlls(),
    upsets: newUpsets(),
    listener: null,
    reader: null,
    unread: new Map(),
    deaf: false,
  };
}
