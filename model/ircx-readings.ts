import { IRCX } from './auth-readings.ts';
import type { Command } from './command.ts';
import type { Input } from './input.ts';
import type { Classified } from './reading.ts';
import type { Session } from './world.ts';

/**
 * Every way to classify IRCX and ISIRCX, and the MODE with which a client asks for IRCX before it registers. That has to be spelled in upper case, but a server need
 * not mind (draft-pfenning-irc-extensions-04 5.6, 5.7, 5.9).
 */
export function readDiscovery({ kind, verb, params }: Command, { owned }: Session): readonly Classified[] {
  if (kind !== 'KNOWN') return [asked(kind as Input), { input: 'UNKNOWN', requires: IRCX.absent }];
  const [subject] = params;
  if (owned || verb !== 'MODE' || params.length !== 1 || subject?.toUpperCase() !== 'ISIRCX')
    return [{ input: 'KNOWN', requires: [] }];
  return [asked('MODE.isircx'), { input: 'KNOWN', requires: subject === 'ISIRCX' ? IRCX.absent : [] }];
}

function asked(input: Input): Classified {
  return { input, requires: [IRCX.present] };
}
