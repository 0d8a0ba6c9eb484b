import { fold } from './casemapping.ts';
import { readCommand, type Command } from './command.ts';
import { lexings } from './lexing.ts';
import { nickForm } from './nick.ts';
import { spellings, type Standing } from './spelling.ts';
import { ANY_NICK, type Operation } from './world.ts';

const STANDINGS: readonly Standing[] = ['registered', 'unregistered'];

const NONE: readonly string[] = [];

/** Every nick that a command may come to ask for, whatever a server makes of it, each as it stands for all that may be the same. */
export function nicksAsked({ command, odd }: Operation, nickLength: number | null): readonly string[] {
  if (odd) {
    const asked = (standing: Standing): readonly string[] =>
      readAs(command.line, standing).flatMap((each) => nicksNamed(each, nickLength));
    return STANDINGS.flatMap(asked);
  }
  return nicksNamed(command, nickLength);
}

function nicksNamed({ kind, params: [nick = ''] }: Command, nickLength: number | null): readonly string[] {
  if ((kind !== 'NICK' && kind !== 'KILL') || nick === '') return NONE;
  // A plain nick is taken as it stands, whoever asks.
  const isPlain = nickForm(nick).kind === 'valid' && (nickLength === null || nick.length <= nickLength);
  if (isPlain) return [coarse(nick)];
  return STANDINGS.flatMap((standing) =>
    spellings(nick, standing, nickLength).map(({ name }) => coarse(name)),
  );
}

/** What stands for a nick and for all those that are the same under some casemapping; null for one that collides with nothing. */
export function heldAs(nick: string | null): string | null {
  return nick === null || nick === ANY_NICK ? null : coarse(nick);
}

function readAs(line: string, standing: Standing): readonly Command[] {
  return lexings(line, standing).map((lexing) =>
    lexing.kind === 'command' ? lexing.command : readCommand(''),
  );
}

/** `rfc1459` makes the same of all that another casemapping does. */
function coarse(nick: string): string {
  return fold(nick, 'rfc1459');
}
