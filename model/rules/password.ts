import { slotIndex, valueMask } from '../dialect.ts';
import type { World } from '../world.ts';

const PASSWORD = slotIndex('server_password');
const REQUIRED = valueMask(PASSWORD, 'required');

/** Whether the server is known to ask for a password. */
export function asksForPassword({ permitted }: World): boolean {
  return permitted.masks[PASSWORD] === REQUIRED;
}

/** Whether the server may ask for a password, for all that is known. */
export function mayAskForPassword({ permitted }: World): boolean {
  return ((permitted.masks[PASSWORD] ?? 0) & REQUIRED) !== 0;
}
