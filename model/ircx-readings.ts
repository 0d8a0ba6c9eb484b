import { IRCX } from './auth-readings.ts';
import { asksForIrcx, type Command } from './command.ts';
import type { Input } from './input.ts';
import { bare, type Classified } from './reading.ts';
import type { Session } from './world.ts';

/**
 * Every way to classify IRCX and ISIRCX, and the MODE with which a client asks for IRCX before it registers: in upper case a server that has IRCX
 * knows it, and in other letters it may (draft-pfenning-irc-extensions-04 5.6, 5.7, 5.9).
 */
export function readDiscovery(command: Command, { owned }: Session): readonly Classified[] {
  const { kind, params } = command;
  if (kind !== 'KNOWN') return [asked(kind as Input), { input: 'UNKNOWN', requires: IRCX.absent }];
  if (owned || !asksForIrcx(command)) return [bare('KNOWN')];
  return [
    asked('MODE.isircx'),
    params[0] === 'ISIRCX' ? { input: 'KNOWN', requires: IRCX.absent } : bare('KNOWN'),
  ];
}

function asked(input: Input): Classified {
  return { input, requires: [IRCX.present] };
}
