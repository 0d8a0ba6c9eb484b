import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers';
import type { House } from './house.ts';
import type { Session } from './session.ts';

/** What the faults keep that end the server, or lame it. */
export interface Ills {
  /** Every nick that was ever refused. */
  readonly table: Set<string>;
  /** By owner, whom its nick was refused to last. */
  readonly claimants: Map<Session, Session>;
  /** Who was refused a nick, and has had none granted since. */
  readonly losers: WeakSet<Session>;
  /** Who is never read again. */
  readonly starved: WeakSet<Session>;
  /** Whose exchange was freed while it was open. */
  readonly freed: WeakSet<Session>;
  leaked: number;
  refusals: number;
}

export function newIlls(): Ills {
  return {
    table: new Set(),
    claimants: new Map(),
    losers: new WeakSet(),
    starved: new WeakSet(),
    freed: new WeakSet(),
    leaked: 0,
    refusals: 0,
  };
}

/** After how many refused nicks the faults named …-after-collisions begin. */
const COLLISIONS_BORNE = 39;
const TABLE_SIZE = 200;
const DESCRIPTORS = 24;

/** What the faults make of a nick that was refused. */
export function afterRefusal(house: House, session: Session, holder: Session, nick: string): void {
  const { faults, ills } = house;
  ills.refusals += 1;
  ills.table.add(nick);
  if (faults['collision-table-full'] && ills.table.size > TABLE_SIZE)
    throw new RangeError('no place left in the table of collisions');
  ills.claimants.set(holder, session);
  if (session.sasl.slot.exchange !== null) ills.freed.add(session);
  if (faults['deaf-after-second-refusal'] && ills.losers.has(session)) house.deaf = true;
  ills.losers.add(session);
  if (ills.refusals <= COLLISIONS_BORNE) return;
  if (faults['silent-stop-after-collisions']) process.exit(0);
  if (faults['listener-lost-after-collisions']) house.listener?.close();
  if (faults['deaf-after-collisions']) house.deaf = true;
  if (faults['busy-after-collisions'] && ills.refusals === COLLISIONS_BORNE + 1) spin();
}

/** What the faults make of an AUTHENTICATE, before it is looked at. */
export function beforeAuthenticate({ faults, ills }: House, session: Session, parameter: string): void {
  if (faults['crash-on-bare-AUTHENTICATE'] && parameter === '')
    throw new TypeError('AUTHENTICATE: cannot read the first of no parameters');
  if (faults['crash-on-nick-in-use-during-sasl'] && ills.freed.has(session))
    throw new TypeError('AUTHENTICATE: the exchange is gone');
}

/** What the faults make of a login. */
export function afterLogin({ faults }: House, { refused }: Session): void {
  if (faults['silent-stop-on-login-after-433'] && refused !== null) process.exit(0);
}

/** What the faults make of a connection that leaves, just before it does. */
export function beforeLeaving(house: House, session: Session, how: 'quit' | 'drop'): void {
  const { faults, ills } = house;
  const registered = session.phase === 'registered';
  const refused = session.refused !== null;
  const claimant = ills.claimants.get(session);
  if (faults['crash-on-vanished-claimant'] && claimant?.phase === 'closed')
    throw new TypeError('cannot tell a claimant that is gone');
  ills.claimants.delete(session);
  if (faults['silent-stop-on-quit-after-433'] && how === 'quit' && !registered && refused) process.exit(0);
  if (faults['stop-with-a-word-on-lost-nick'] && how === 'drop' && !registered && session.nick !== null) {
    writeSync(process.stdout.fd, 'fatal: a reserved nick has no client\n');
    process.exit(0);
  }
  if (faults['listener-lost-on-early-reset'] && session.wasReset && session.socket.bytesRead === 0)
    house.listener?.close();
  if (faults['killed-by-write-to-vanished-client'] && session.wasReset && registered)
    process.kill(process.pid, 'SIGSEGV');
  if (refused) ills.leaked += 1;
  if (faults['neighbour-starved-after-refused-quit'] && how === 'quit' && refused) starveNext(house, session);
  if (faults['busy-after-fin'] && how === 'drop' && !session.wasReset && registered) spin();
}

/** Whether a fault keeps what a connection sends from being read. */
export function isUnread({ ills, deaf }: House, session: Session): boolean {
  return deaf || ills.starved.has(session);
}

/** A connection is accepted; with a fault there may be nobody left to serve it. */
export function afterAccept({ faults, ills }: House, session: Session): void {
  if (faults['descriptors-leak-after-433'] && ills.leaked > DESCRIPTORS) ills.starved.add(session);
}

function starveNext({ sessions, ills }: House, session: Session): void {
  const all = [...sessions];
  const next = all[all.indexOf(session) + 1];
  if (next !== undefined) ills.starved.add(next);
}

/** Keeps a core busy and lets the connections be served between two turns. */
function spin(): void {
  const until = performance.now() + 1;
  while (performance.now() < until);
  setImmediate(spin);
}
