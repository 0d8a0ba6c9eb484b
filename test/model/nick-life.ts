import { fold, type Casemapping } from '../../model/casemapping.ts';
import type { NickEvent } from '../../model/nick-chart.ts';
import type { Outcome } from '../../model/outcomes.ts';
import type { Phase } from '../../model/noise.ts';
import { ANY_NICK, type Session, type World } from '../../model/world.ts';

/** What a connection has to do with a nick. */
type Part = 'nothing' | 'named' | 'owned' | 'closing';

/** How a registry is read: which nicks are the same, and how far a session has come. */
export interface Reader {
  readonly mapping: Casemapping;
  readonly phaseOf: (session: Session) => Phase;
}

/** Every nick that a world knows, as its casemapping folds it. */
export function nicksIn({ sessions }: World, { mapping }: Reader): readonly string[] {
  return [
    ...new Set(
      sessions.flatMap(({ nick }) => (nick === null || nick === ANY_NICK ? [] : [fold(nick, mapping)])),
    ),
  ];
}

/** The state of the chart that a nick is in, as the sessions have it. */
export function statusOf(world: World, nick: string, reader: Reader): string {
  return statusAmong(partsOf(world, nick, reader));
}

function statusAmong(parts: readonly Part[]): string {
  const named = parts.filter((part) => part === 'named').length;
  if (parts.includes('owned')) return 'owned';
  if (named > 0) return named > 1 ? 'contended' : 'reserved';
  return parts.includes('closing') ? 'closing' : 'free';
}

function partsOf({ sessions }: World, nick: string, { mapping, phaseOf }: Reader): readonly Part[] {
  return sessions.map((session) => {
    if (session.nick === null || session.nick === ANY_NICK || fold(session.nick, mapping) !== nick)
      return 'nothing';
    if (phaseOf(session) === 'closing') return 'closing';
    return session.owned ? 'owned' : 'named';
  });
}

/** What befell a nick in one step, in order, each with the state in which it leaves the nick. */
export function eventsOf(
  before: World,
  { world: after, transitions }: Outcome,
  actor: number,
  nick: string,
  reader: Reader,
): readonly { readonly event: NickEvent; readonly status: string }[] {
  const parts = [...partsOf(before, nick, reader)];
  const then = partsOf(after, nick, reader);
  const told: { event: NickEvent; status: string }[] = [];
  const tell = (connection: number, type: NickEvent['type'], registered: boolean, part: Part): void => {
    parts[connection] = part;
    const others = parts.filter((_, other) => other !== connection);
    const event = {
      type,
      registered,
      others: others.filter((other) => other === 'named').length,
      closing: others.includes('closing'),
    };
    told.push({ event, status: statusAmong(parts) });
  };
  const gone = [...parts.keys()].filter((other) => other !== actor && parts[other] !== then[other]);
  for (const other of gone.filter((other) => parts[other] === 'closing'))
    tell(other, 'released', false, 'nothing');
  // Who held the nick is put out before it is taken; whoever else wishes for it hears of that afterwards.
  const victims = gone.filter((other) => parts[other] === 'named');
  const first = transitions.some((transition) => / (evict|overrule) holder/.test(transition)) ? 1 : 0;
  for (const other of victims.slice(0, first)) tell(other, 'taken over', false, 'nothing');
  ownEvents(before, after, actor, parts[actor] ?? 'nothing', then[actor] ?? 'nothing', tell);
  for (const other of victims.slice(first)) tell(other, 'taken over', false, 'nothing');
  return told;
}

type Tell = (connection: number, type: NickEvent['type'], registered: boolean, part: Part) => void;

function ownEvents(before: World, after: World, actor: number, from: Part, to: Part, tell: Tell): void {
  const wasRegistered = before.sessions[actor]?.owned === true;
  const now = after.sessions[actor] as Session;
  switch (to) {
    case 'named':
    case 'owned':
      if (from === 'nothing') tell(actor, 'NICK', wasRegistered, wasRegistered ? 'owned' : 'named');
      if (to === 'owned' && !wasRegistered) tell(actor, 'registration completes', true, 'owned');
      return;
    case 'closing':
      // What it named last may be what had it closed.
      if (from === 'nothing') tell(actor, 'NICK', wasRegistered, 'named');
      if (from !== 'closing') tell(actor, 'QUIT or close', wasRegistered, 'closing');
      return;
    case 'nothing':
      if (from === 'named' || from === 'owned')
        tell(actor, now.nick === null ? 'refused' : 'another NICK', wasRegistered, 'nothing');
  }
}
