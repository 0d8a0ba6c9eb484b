import { OPERATOR_MARK, OPERATOR_PASSWORD_MARK } from '../plan.ts';
import type { Client } from './client.ts';

/** OPER before an imagined server. @returns whether every server answers it */
export function oper(client: Client, [name, password]: readonly string[]): boolean {
  if (client.phase !== 'registered') return false;
  if (name === OPERATOR_MARK && password === OPERATOR_PASSWORD_MARK) client.operator = true;
  return true;
}

/** KILL before an imagined server, which finds registered clients, of a nick that `holder` has. @returns whether every server answers it */
export function kill(
  client: Client,
  holder: Client | null,
  [nick = '', comment]: readonly string[],
): boolean {
  if (client.phase !== 'registered') return false;
  if (!client.operator || nick === '') return true;
  if (comment !== undefined && holder?.phase === 'registered') holder.phase = 'gone';
  return false;
}
