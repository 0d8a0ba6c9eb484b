import { CASEMAPPINGS } from '../casemapping.ts';
import { permit } from '../dialect.ts';
import { holdings, ownersOf } from '../holding.ts';
import type { Reading } from '../reading.ts';
import type { Relaxation, Step } from '../relaxation.ts';
import { standingsOf } from '../standings.ts';
import type { World } from '../world.ts';
import { takenFor } from './relax.ts';
import type { Rule } from './rule.ts';

/** The claims of a NICK as a registry under other casemappings than the permitted one would answer them. */
const otherMapping: Relaxation = {
  readings: ({ operation, world, connection, table }, lawful) => {
    const { isClosing, isKilled } = standingsOf(table);
    return lawful.flatMap((reading) => {
      if (reading.nick === null || reading.claim === 'malformed') return [];
      const anyMapping: World = { ...world, permitted: permit({ casemapping: CASEMAPPINGS }) };
      const asker = operation ?? { connection, released: 0 };
      if (!reading.input.startsWith('NICK.')) {
        return ownersOf(anyMapping, asker, reading.nick, isClosing).map(({ kind }) => ({
          ...reading,
          claim: kind === 'owned' ? ('owned' as const) : ('free' as const),
        }));
      }
      const seen = holdings(anyMapping, asker, reading.nick, isClosing, isKilled);
      if (!CLAIMING.has(reading.input)) return [];
      return seen.map(({ kind, holder, freed }) => ({
        ...reading,
        input: `NICK.${kind}` as const,
        claim: kind === 'owned' ? ('owned' as const) : ('free' as const),
        holder,
        freed,
      }));
    });
  },
};

const CLAIMING: ReadonlySet<string> = new Set(['NICK.free', 'NICK.respelled', 'NICK.reserved', 'NICK.owned']);

/** Another connection that spells the nick in the very same way; -1 for none. */
function spelledAlike({ world, connection }: Step, nick: string | null): number {
  return world.sessions.findIndex((session, other) => other !== connection && session.nick === nick);
}

/** What a registry that is keyed by the nick as it was typed makes of a claim. */
function asTyped(reading: Reading, step: Step): Partial<Reading> | null {
  if (reading.nick === null) return null;
  const holder = spelledAlike(step, reading.nick);
  if (holder >= 0) {
    if (reading.input !== 'NICK.respelled') return null;
    return step.world.sessions[holder]?.owned === true
      ? { input: 'NICK.owned', claim: 'owned', holder }
      : { input: 'NICK.reserved', claim: 'free', holder };
  }
  if (!reading.input.startsWith('NICK.')) return reading.claim === 'owned' ? { claim: 'free' } : null;
  return { input: 'NICK.free', claim: 'free', holder: -1 };
}

/** Rules of the equality of nicks. */
export const CASEMAPPING_RULES: readonly Rule[] = [
  {
    id: 'CASE-01',
    grade: 'must',
    clause: 'RFC 1459 2.2, RFC 2812 2.2, Modern IRC CASEMAPPING',
    sentence: 'Nicks are compared under the casemapping that the server advertises.',
    cause: 'The table that lowers the characters is not the one that 005 names.',
    relaxation: otherMapping,
  },
  {
    id: 'CASE-02',
    grade: 'must',
    clause: 'RFC 1459 2.2, RFC 2812 2.2, Modern IRC (nicks are case-insensitive)',
    sentence: 'Nicks that differ in case only are one nick.',
    cause: 'The registry is keyed by the nick as it was typed.',
    relaxation: takenFor(
      ['NICK.owned', 'NICK.reserved', 'NICK.respelled', 'USER.', 'COMPLETE', 'PONG.'],
      asTyped,
    ),
  },
];
