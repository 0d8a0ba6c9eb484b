import type { Draft } from './draft.ts';
import { holderOf, mayBeRegistered, type Client } from './imagination.ts';
import { respell, spareNick } from './nicks.ts';

/** The connections that the imagined server has in one of these phases. */
export function inPhase(draft: Draft, phases: readonly Client['phase'][], except?: Client): Client[] {
  return draft.server.clients.filter((client) => client !== except && phases.includes(client.phase));
}

/** One of them, or null. */
export function someone(draft: Draft, phases: readonly Client['phase'][], except?: Client): Client | null {
  const all = inPhase(draft, phases, except);
  return all.length === 0 ? null : draft.dice.pick(all);
}

/** A connection that has or names a nick, other than this one; null for none. */
export function someHolder(draft: Draft, except?: Client): Client | null {
  const all = inPhase(draft, ['registering', 'registered'], except).filter(({ nick }) => nick !== null);
  return all.length === 0 ? null : draft.dice.pick(all);
}

/** A nick in one of its spellings. */
export function inSomeSpelling({ dice }: Draft, nick: string): string {
  return dice.percent(45) ? respell(dice, nick) : nick;
}

/** One of the contended nicks, whoever has it. */
export function someContended(draft: Draft): string {
  return inSomeSpelling(draft, draft.dice.pick(draft.contended));
}

/** A nick that nobody has. */
export function someFree(draft: Draft, client: Client): string {
  const { dice, contended, server } = draft;
  const free = contended.filter((nick) => holderOf(server, nick) === null);
  if (free.length > 0 && dice.percent(45)) return inSomeSpelling(draft, dice.pick(free));
  draft.count += 1;
  return spareNick(client.connection, draft.count);
}

/** Whether some server may let this connection do what needs registration, also when it has ended the line that it has begun. */
export function mayRegisterFirst({ begun }: Draft, client: Client): boolean {
  return mayBeRegistered(client) || begun.has(client.connection);
}
