import { CHUNK } from './command.ts';
import { changed, namesIn, settled } from './cap-readings.ts';
import type { Message } from './message.ts';
import type { Received } from './received.ts';
import type { Flaw, Scene } from './reply.ts';
import type { Action } from './session.ts';
import { isMeant } from './target.ts';

const NONE: readonly Flaw[] = [];
const WRONG: readonly Flaw[] = ['wrong'];

/** So much of a refused request comes back as it was sent, in characters (IRCv3 Capability Negotiation, NAK). */
const REPEATED = 100;

/** How a CAP line falls short of a reply: `CAP target SUBCOMMAND [*] :list`. */
export function capFlaws(reply: Action, scene: Scene, { params }: Message): readonly Flaw[] {
  const [target, subcommand = ''] = params;
  const [, wanted] = reply.split(' ');
  if (subcommand.toUpperCase() !== wanted) return WRONG;
  const goesOn = params.length > 3 && params[2] === '*';
  if (goesOn !== reply.endsWith('*')) return WRONG;
  const list = params.length > 2 ? (params.at(-1) ?? '') : '';
  const found = listFits(reply, scene, list) ? NONE : (['capabilities'] as const);
  return isMeant(target, scene) ? found : [...found, 'target'];
}

function listFits(reply: Action, scene: Scene, list: string): boolean {
  const asked = scene.command?.params[1] ?? '';
  switch (reply) {
    case 'CAP LS':
      return !list.includes('=');
    case 'CAP LIST':
      return lists(list, scene);
    case 'CAP ACK':
      return settled(namesIn(list.toLowerCase())) === settled(namesIn(asked.toLowerCase()));
    case 'CAP NAK':
      // Spaces around it are of no account.
      return list.trim().startsWith(asked.trim().slice(0, REPEATED).trimEnd());
    default:
      return true;
  }
}

/** Who has asked for 302 may be told of cap-notify or not: it comes with that. */
function lists(list: string, { enabled, hears302 }: Scene): boolean {
  const listed = changed('', namesIn(list));
  if (listed === enabled) return true;
  return hears302 && listed === changed(enabled, ['cap-notify']);
}

/** How an AUTHENTICATE line falls short of a reply. */
export function responseFlaws(reply: Action, { message, proof }: Received): readonly Flaw[] {
  const [data = ''] = message?.params ?? [];
  switch (reply) {
    case 'AUTHENTICATE +':
      return data === '+' ? NONE : WRONG;
    case 'AUTHENTICATE more*':
      return data.length === CHUNK ? NONE : WRONG;
    case 'AUTHENTICATE proof':
      if (data === '+' || data.length === CHUNK) return WRONG;
      return proof === 'wrong' ? ['proof'] : NONE;
    case 'AUTHENTICATE error?':
      return /^[A-Za-z0-9+/=]{2,}$/.test(data) && proof === null ? NONE : WRONG;
    default:
      return data.length === CHUNK ? WRONG : NONE;
  }
}
