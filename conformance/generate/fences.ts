import type { Draft } from './draft.ts';
import { place } from './place.ts';
import type { Client } from './imagination.ts';

/** So many fences of a registered connection in a hundred ask for an error, whose target tells the connection's nick. */
const ERRORS = 15;

/** So many fences in a hundred before USER are a USER that lacks its parameters. */
const BARE_USERS = 25;

/**
 * Adds a command that every server answers, whatever it makes of what came before, and that changes nothing: what the
 * connection had sent is over when the answer is there.
 */
export function fence(draft: Draft, client: Client): void {
  place(draft, client, { kind: 'send', lines: [fenceLine(draft, client)] });
}

function fenceLine(draft: Draft, client: Client): string {
  const { dice } = draft;
  // A connection whose state is in doubt gets the fence that is answered in any state.
  if (client.phase === 'registered' && !draft.doubtful.has(client.connection) && !dice.percent(ERRORS))
    return `PING ${token(draft)}`;
  // A second USER may go unanswered, whatever it lacks.
  return !client.introduced && client.phase === 'registering' && dice.percent(BARE_USERS) ? 'USER' : 'NICK';
}

/** A word that the plan has not used yet. */
export function token(draft: Draft): string {
  draft.count += 1;
  return `t${draft.count}`;
}
