import type { Scene } from './reply.ts';
import { ANY_NICK } from './world.ts';

/**
 * Whether a reply with this target is meant for the client (RFC 2812 2.4). The welcome burst goes to the nick just granted, anything else
 * to the nick before the step; what refuses a registration that a NICK completes may already go to the nick that it named.
 */
export function isMeant(target: string | undefined, scene: Scene, welcomes = false): boolean {
  const nick = welcomes ? scene.after : scene.before;
  if (nick === ANY_NICK || target === nick) return true;
  return (
    !scene.registered && !welcomes && (target === '*' || (scene.after !== null && target === scene.after))
  );
}
