import { fold, type Casemapping } from '../../model/casemapping.ts';
import type { Faults } from './faults.ts';

/**
 * Who has which nick. A nick has at most one owner, a registered client; and any number of claimants, connections that
 * have named it and are not registered. `Holder` is compared by identity.
 */
export interface Registry<Holder> {
  readonly key: (nick: string) => string;
  readonly owners: Map<string, Holder>;
  readonly claimants: Map<string, Set<Holder>>;
}

export function newRegistry<Holder>(casemapping: Casemapping, faults: Faults): Registry<Holder> {
  return { key: keyMaker(casemapping, faults), owners: new Map(), claimants: new Map() };
}

function keyMaker(casemapping: Casemapping, faults: Faults): (nick: string) => string {
  if (faults['case-not-folded']) return (nick) => nick;
  const other = casemapping === 'ascii' ? 'rfc1459' : 'ascii';
  const used = faults['wrong-fold-table'] ? other : casemapping;
  return (nick) => fold(nick, used);
}

/** The owner of a nick, unless it is `self`. */
export function otherOwner<Holder>(
  registry: Registry<Holder>,
  nick: string,
  self: Holder,
): Holder | undefined {
  const owner = registry.owners.get(registry.key(nick));
  return owner === self ? undefined : owner;
}

/** Those other than `self` who claim a nick, the earliest first. */
export function otherClaimants<Holder>(
  registry: Registry<Holder>,
  nick: string,
  self: Holder,
): readonly Holder[] {
  const claimants = registry.claimants.get(registry.key(nick));
  return claimants === undefined ? [] : [...claimants].filter((claimant) => claimant !== self);
}

export function claim<Holder>(registry: Registry<Holder>, nick: string, holder: Holder): void {
  const key = registry.key(nick);
  const claimants = registry.claimants.get(key);
  if (claimants === undefined) registry.claimants.set(key, new Set([holder]));
  else claimants.add(holder);
}

export function unclaim<Holder>(registry: Registry<Holder>, nick: string, holder: Holder): void {
  const key = registry.key(nick);
  const claimants = registry.claimants.get(key);
  if (claimants?.delete(holder) === true && claimants.size === 0) registry.claimants.delete(key);
}

export function own<Holder>(registry: Registry<Holder>, nick: string, holder: Holder): void {
  registry.owners.set(registry.key(nick), holder);
}

export function disown<Holder>(registry: Registry<Holder>, nick: string, holder: Holder): void {
  const key = registry.key(nick);
  if (registry.owners.get(key) === holder) registry.owners.delete(key);
}
