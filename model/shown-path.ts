/**
 * A state's path, or the name of a transition, as people read and type it: what every connection is in as long as it lives, `connected`
 * and the `registration` in it, goes without saying where something stands behind it.
 *
 * @example shownPath('connected.registration.registering.nick') === 'registering.nick'
 */
export function shownPath(text: string): string {
  return text.replaceAll(/(?<![\w.])connected\.(?:registration\.)?/g, '');
}
