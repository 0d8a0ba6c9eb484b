import { fold } from '../../model/casemapping.ts';
import { parseMessage } from '../../model/message.ts';
import type { ShownLine } from './shown-lines.ts';

/** The two connections that an exchange is about. Null where there is none. */
export interface Contenders {
  /** The one whose line the model cannot explain, or who waits for one; where the server died, the one who acted last. */
  readonly diverging: string | null;
  /** The other one that has named a nick of which that line speaks, or a nick that it has named itself. */
  readonly rival: string | null;
}

/** Who contends: told from the nicks that are named. Where none is named twice, who was heard of last besides. */
export function contendersOf(lines: readonly ShownLine[]): Contenders {
  const end = lines.at(-1);
  const acted = lines.findLast(({ by, connection }) => by === 'client' && connection !== '');
  const diverging = [end?.connection, acted?.connection].find((name) => name !== undefined && name !== '');
  if (end === undefined || diverging === undefined) return { diverging: null, rival: null };
  const others = lines.filter(({ connection }) => connection !== diverging && connection !== '');
  const own = lines.filter(({ connection }) => connection === diverging);
  const spoken = wordsOf(end.text);
  const named = new Set(own.map(nickOf));
  const rival =
    others.findLast((line) => spoken.has(nickOf(line) ?? '')) ??
    others.findLast((line) => named.has(nickOf(line) ?? '')) ??
    others.at(-1);
  return { diverging, rival: rival?.connection ?? null };
}

/** The nick that a line asks for, folded as widely as any server folds; null for any other line. */
function nickOf({ kind, text }: ShownLine): string | null {
  const message = kind === 'sent' ? parseMessage(text) : null;
  const nick = message?.command.toUpperCase() === 'NICK' ? message.params[0] : undefined;
  return nick === undefined || nick === '' ? null : fold(nick, 'rfc1459');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\s:!,]+/).map((word) => fold(word, 'rfc1459')));
}
