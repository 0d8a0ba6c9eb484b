import type { Flaw, Scene } from './reply.ts';
import type { Action } from './session.ts';

const NONE: readonly Flaw[] = [];
const WRONG: readonly Flaw[] = ['wrong'];

/** With this begins the name of a numeric that means something else in SASL. */
export const OF_IRCX = 'IRCX ';

/**
 * How an AUTH line falls short of a challenge, `AUTH package S [:data]`, or of success, `AUTH package * userid@domain oid`
 * (draft-pfenning-irc-extensions-04 5.2).
 */
export function authFlaws(reply: Action, scene: Scene, params: readonly string[]): readonly Flaw[] {
  const [name, sequence, identity = ''] = params;
  if (sequence !== (reply === 'AUTH challenge' ? 'S' : '*')) return WRONG;
  const found = namesPackage(name, scene) ? NONE : (['parameters'] as const);
  if (reply === 'AUTH challenge') return found;
  const [user = ''] = identity.split('@');
  if (user === '') return ['parameters'];
  const isHis = scene.account === null || user.toLowerCase() === scene.account.toLowerCase();
  return isHis ? found : [...found, 'account'];
}

/** Whether a reply to AUTH names the package of the command, in any letters. */
export function namesPackage(name: string | undefined, { command }: Scene): boolean {
  return name?.toUpperCase() === command?.params[0]?.toUpperCase();
}

/** How an 800 falls short: `800 target state version packages length options` (draft-pfenning-irc-extensions-04 9.1). */
export function discoveryFlaws(params: readonly string[], { ircx }: Scene): readonly Flaw[] {
  const [, state = '', version = '', packages = '', length = ''] = params;
  const wellFormed =
    params.length >= 6 &&
    /^[01]$/.test(state) &&
    /^\d+$/.test(version) &&
    packages !== '' &&
    /^\d+$/.test(length);
  if (!wellFormed) return ['parameters'];
  return state === (ircx ? '1' : '0') ? NONE : ['mode'];
}
