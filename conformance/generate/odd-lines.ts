import type { Draft } from './draft.ts';
import { token } from './fences.ts';
import type { Client } from './imagination.ts';
import { hardToRead, longLine, nulLine } from './odd-bytes.ts';
import { longNick, malformedNick } from './nicks.ts';
import { mayRegisterFirst, someFree } from './cast.ts';
import { oddPassLine, oddUserLine, userLine } from './user-lines.ts';

/** A NICK that names nothing that one could have, or more than it should. */
export function oddNickLine(draft: Draft, client: Client): string {
  const { dice, options } = draft;
  const long = longNick(dice, options);
  return dice.weigh([
    [2, 'NICK'],
    [4, `NICK ${malformedNick(dice)}`],
    [3, `NICK ${long ?? malformedNick(dice)}`],
    [2, `NICK ${someFree(draft, client)} 0`],
  ]);
}

/** A line that is out of place, out of form, or has nothing to do with logging on. */
export function oddLine(draft: Draft, client: Client): string {
  const { dice } = draft;
  const registered = client.phase === 'registered';
  return dice.weigh<() => string>([
    [6, () => oddNickLine(draft, client)],
    [2, () => 'NICK'],
    [5, () => oddUserLine(dice)],
    [client.user ? 3 : 0, () => userLine(dice)],
    [draft.options.password && !registered && client.password !== 'wrong' ? 1 : 6, () => oddPassLine(dice)],
    [6, () => pingLine(draft)],
    [3, () => (dice.percent(60) ? `PONG ${token(draft)}` : 'PONG')],
    [4, () => dice.pick(UNKNOWN)],
    [2, () => dice.pick(['001 x', '433 * x', '376'])],
    [2, () => 'ERROR :x'],
    [mayRegisterFirst(draft, client) ? 0 : 7, () => dice.pick(KNOWN)],
    [4, () => longLine(draft, client)],
    [dice.percent(20) ? 4 : 0, () => nulLine(draft, client)],
    [3, () => hardToRead(draft, client)],
  ])();
}

/** Commands that no server carries out before registration, each with all that it needs. */
const KNOWN = [
  'JOIN #x',
  'PART #x',
  'PRIVMSG {ns}a :hello',
  'NOTICE {ns}a :hello',
  'TOPIC #x :t',
  'WHOIS {ns}a',
  'KICK #x {ns}a',
  'INVITE {ns}a #x',
  'MODE {ns}a +i',
  'MODE ISIRCX',
];

const UNKNOWN = [
  'FROBNICATE x',
  'FROBNICATE',
  'XYZZY a b :c d',
  'NICKS {ns}a',
  'USERS1 u 0 * :r',
  // Of IRCX, which few servers speak.
  'IRCX',
  'ISIRCX',
  'AUTH NTLM I :NTLMSSP',
  'AUTH NTLM S :NTLMSSP',
];

function pingLine(draft: Draft): string {
  const word = token(draft);
  return draft.dice.weigh([
    [4, `PING ${word}`],
    [1, `PING :${word} and more`],
    [2, 'PING'],
    [2, 'PING :'],
    [2, `PING ${word} other.example`],
  ]);
}
