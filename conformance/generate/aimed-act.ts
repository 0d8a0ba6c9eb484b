import { act, claim, send } from './act.ts';
import type { AimedInput } from './aims.ts';
import { authLine, oddAuth } from './auth-lines.ts';
import { listLine, oddCapLine, plainRequest, unknownRequest } from './cap-lines.ts';
import { inSomeSpelling, mayRegisterFirst, someContended, someFree } from './cast.ts';
import type { Draft } from './draft.ts';
import { token } from './fences.ts';
import type { Client } from './imagination.ts';
import { malformedNick } from './nicks.ts';
import { CHUNK } from '../../model/command.ts';
import { shortAccount } from './responses.ts';
import { NO_BASE64, wrongResponse } from './sasl-lines.ts';
import { oddPassLine, userLine } from './user-lines.ts';

/** Does what a plan is about, in the situation that it is about. */
export function aimedAct(draft: Draft, client: Client, rival: Client, input: AimedInput): void {
  const taken = rival.nick === null ? someContended(draft) : inSomeSpelling(draft, rival.nick);
  switch (input) {
    case 'half-close':
    case 'close':
    case 'reset':
      act(draft, client, { kind: input, lines: [] });
      return;
    case 'NICK owned':
    case 'NICK reserved':
      send(draft, client, `NICK ${taken}`);
      return;
    case 'NICK inherited':
      send(draft, client, `NICK ${taken}`);
      if (rival.phase !== 'gone') send(draft, rival, 'QUIT');
      claim(draft, client, taken);
      return;
    default:
      send(draft, client, lineOf(draft, client, input));
  }
}

type Line = Exclude<
  AimedInput,
  'half-close' | 'close' | 'reset' | 'NICK owned' | 'NICK reserved' | 'NICK inherited'
>;

function lineOf(draft: Draft, client: Client, input: Line): string {
  const { dice, options } = draft;
  switch (input) {
    case 'NICK free':
      return `NICK ${someFree(draft, client)}`;
    case 'NICK own':
      return `NICK ${client.nick ?? someFree(draft, client)}`;
    case 'NICK bare':
      return 'NICK';
    case 'NICK malformed':
      return `NICK ${malformedNick(dice)}`;
    case 'USER':
      return userLine(dice);
    case 'PASS':
      return oddPassLine(dice);
    case 'PING':
      return `PING ${token(draft)}`;
    case 'QUIT':
      return 'QUIT';
    case 'CAP LS':
      return listLine(draft);
    case 'CAP LIST':
    case 'CAP END':
      return input;
    case 'CAP REQ':
      return plainRequest(draft);
    case 'CAP REQ unknown':
      return unknownRequest(draft);
    case 'CAP odd':
      return oddCapLine(draft);
    case 'AUTH odd':
      return oddAuth(draft);
    case 'AUTH right':
    case 'AUTH begin':
    case 'AUTH response':
    case 'AUTH wrong':
    case 'AUTH abort':
    case 'AUTH other':
      return authLine(draft, input);
    case 'AUTH anonymous':
      return 'AUTH ANON I';
    case 'IRCX':
    case 'ISIRCX':
      return input;
    case 'MODE ISIRCX':
      return mayRegisterFirst(draft, client) ? 'ISIRCX' : input;
    case 'SASL bare':
      return 'AUTHENTICATE';
    case 'SASL mechanism':
      return 'AUTHENTICATE PLAIN';
    case 'SASL right':
      return `AUTHENTICATE {plain:account${shortAccount(dice, options)}}`;
    case 'SASL wrong':
      return `AUTHENTICATE {plain:${wrongResponse(dice, options)}}`;
    case 'SASL abort':
      return 'AUTHENTICATE *';
    case 'SASL empty':
      return 'AUTHENTICATE +';
    case 'SASL too long':
      return `AUTHENTICATE ${'A'.repeat(CHUNK + 1)}`;
    case 'SASL no base64':
      return `AUTHENTICATE ${dice.pick(NO_BASE64)}`;
    case 'SASL unknown mechanism':
      return `AUTHENTICATE ${dice.pick(['NICK-COLLIDER', 'EXTERNAL'])}`;
  }
}
