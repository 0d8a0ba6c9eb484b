import { IRCX_NUMERICS, numericName } from './numerics.ts';
import type { Input } from './input.ts';
import { OF_IRCX } from './ircx-reply.ts';
import type { Emit } from './reply.ts';
import { ANY_NICK } from './world.ts';

/** A reply as one could expect to read it, with `…` for what is free. */
export function describeReply({ reply, scene }: Emit): string {
  const after = shown(scene.after);
  const before = shown(scene.before);
  const target = scene.registered ? before : scene.before === null ? '*' : `${before} or *`;
  switch (reply) {
    case 'close':
    case 'close?':
      return 'close';
    case 'ERROR':
    case 'ERROR?':
      return 'ERROR …, then close';
    case 'PING':
      return 'PING …';
    case 'PONG':
      return `PONG <server> ${scene.command?.params[0] ?? ''}`;
    case 'PONG for another':
      return `PONG ${scene.command?.params[1] ?? ''} ${scene.command?.params[0] ?? ''}`;
    case 'echo NICK':
      return `:${before} NICK ${after}`;
    case 'echo kept NICK':
      return `:${before} NICK ${before}`;
    case 'NICK?':
      return `:${before} NICK …`;
    case 'QUIT?':
      return `:${before} QUIT …`;
    case 'KILL?':
      return `KILL ${before} …`;
    case 'tell overruled':
      return `433 … (the nick was taken over)`;
    case 'CAP LS':
    case 'CAP LS 302':
      return `CAP ${target} LS …`;
    case 'CAP LS more*':
      return `CAP ${target} LS * …`;
    case 'CAP LIST':
      return `CAP ${target} LIST :${scene.enabled}`;
    case 'CAP LIST more*':
      return `CAP ${target} LIST * …`;
    case 'CAP ACK':
    case 'CAP NAK':
      return `CAP ${target} ${reply.slice(4)} :${scene.command?.params[1] ?? ''}`;
    case 'AUTHENTICATE +':
      return 'AUTHENTICATE +';
    case 'AUTHENTICATE more*':
    case 'AUTHENTICATE challenge':
      return 'AUTHENTICATE … (a challenge)';
    case 'AUTHENTICATE proof':
      return 'AUTHENTICATE … (the server’s proof)';
    case 'AUTHENTICATE error?':
      return 'AUTHENTICATE … (an error)';
    case '800':
      return `800 ${target} ${scene.ircx ? 1 : 0} …  (IRCRPL_IRCX)`;
    case 'AUTH challenge':
      return `AUTH ${scene.command?.params[0] ?? '…'} S …`;
    case 'AUTH success':
      return `AUTH ${scene.command?.params[0] ?? '…'} * ${scene.account ?? '…'}@… 0`;
    case 'IRCX 900':
    case 'IRCX 901':
    case 'IRCX 907':
    case 'IRCX 908':
      return `${reply.slice(OF_IRCX.length)} ${target} …  (${IRCX_NUMERICS[reply].name})`;
    case '900':
      return `900 ${target} … ${scene.account ?? '…'} …`;
    case 'endOfMotd':
      return `376 ${after} … or 422 ${after} …`;
    case '001':
    case '002':
    case '003':
    case '004':
    case '005':
      return `${reply} ${after} …`;
    case '432':
    case '433':
    case '436':
    case '437':
    case '438':
    case '401':
      return `${reply} ${target} ${shown(scene.asked)} …`;
    case '421':
    case '461':
      return `${reply} ${target} ${scene.command?.verb ?? ''} …`;
    default:
      return `${reply.replace('?', '')} ${target} …  (${numericName(reply.replace('?', '')) ?? ''})`;
  }
}

function shown(nick: string | null): string {
  return nick === null ? '*' : nick === ANY_NICK ? '<any>' : nick;
}

const REASONS: Readonly<Record<Input, string>> = {
  'PASS.missing': 'PASS has no parameter',
  'PASS.empty': 'the password is empty',
  'PASS.right': 'the password is the server’s',
  'PASS.wrong': 'the password is not the server’s',
  'NICK.missing': 'NICK has no parameter',
  'NICK.empty': 'the nick is empty',
  'NICK.surplus': 'NICK has a parameter too many',
  'NICK.malformed': 'the nick holds a character that no nick may hold',
  'NICK.too_long': 'the nick is longer than NICKLEN',
  'NICK.mine': 'it is the connection’s own nick',
  'NICK.respelled': 'it is the connection’s own nick, spelled otherwise',
  'NICK.free': 'nobody has the nick',
  'NICK.reserved': 'an unregistered connection has named the nick',
  'NICK.owned': 'a registered connection has the nick',
  'NICK.delayed': 'the nick is held back, as its owner was killed',
  'NICK.gated': 'the password has to come first',
  'USER.missing': 'USER has too few parameters',
  'USER.surplus': 'USER has a parameter too many',
  'USER.empty_username': 'the user name is empty',
  'USER.empty_realname': 'the real name is empty',
  'USER.malformed': 'the user name holds a forbidden character',
  'USER.valid': 'USER is complete',
  'USER.gated': 'the password has to come first',
  QUIT: 'the client leaves',
  'PING.missing': 'PING has no token',
  'PING.empty': 'the token is empty',
  'PING.token': 'PING has a token',
  'PING.two': 'PING names a server as well',
  'PONG.missing': 'PONG has no parameter',
  'PONG.token': 'nobody has asked for this PONG',
  'PONG.cookie': 'the server has asked for this PONG',
  'CAP.missing': 'CAP has no subcommand',
  'CAP.unknown': 'CAP has no such subcommand',
  'CAP.stray': 'the subcommand is for servers to send',
  'CAP.ls': 'what is on offer is asked for, in the old form',
  'CAP.ls_302': 'what is on offer is asked for, with values',
  'CAP.list': 'what is on is asked for',
  'CAP.req': 'all that is asked for can be had',
  'CAP.req_refused': 'something that is asked for cannot be had',
  'CAP.req_missing': 'the request has no list',
  'CAP.req_empty': 'the list of the request is empty',
  'CAP.end': 'the negotiation ends',
  'AUTHENTICATE.missing': 'AUTHENTICATE has no parameter',
  'AUTHENTICATE.unasked': 'the capability sasl is not on',
  'AUTHENTICATE.late': 'the client is registered already',
  'AUTHENTICATE.again': 'the client is logged in already',
  'AUTHENTICATE.queued': 'services are to take it up',
  'AUTHENTICATE.lost': 'services are still at the one before it',
  'AUTHENTICATE.plain': 'PLAIN is begun',
  'AUTHENTICATE.scram': 'SCRAM-SHA-256 is begun',
  'AUTHENTICATE.foreign': 'a mechanism is begun that the suite does not speak',
  'AUTHENTICATE.unsupported': 'there is no such mechanism',
  'AUTHENTICATE.abort': 'the exchange is to be aborted',
  'AUTHENTICATE.too_long': 'the response is longer than 400 bytes',
  'AUTHENTICATE.chunk': 'the response has 400 bytes: there is more to come',
  'AUTHENTICATE.surplus': 'the response is longer than a server need take',
  'AUTHENTICATE.first': 'SCRAM’s first message names an account',
  'AUTHENTICATE.right': 'the credentials are right',
  'AUTHENTICATE.unbegun': 'the credentials are right, and no mechanism was named',
  'AUTHENTICATE.wrong': 'the credentials are wrong',
  'AUTHENTICATE.garbled': 'the response is not base64',
  'AUTHENTICATE.empty': 'the client has seen the server’s proof',
  'MODE.isircx': 'the client asks whether there is IRCX',
  ISIRCX: 'the client asks whether there is IRCX',
  IRCX: 'the client switches IRCX on',
  'AUTH.missing': 'AUTH has too few parameters',
  'AUTH.surplus': 'AUTH has a parameter too many',
  'AUTH.bad_sequence': 'the sequence is none of I, S and *',
  'AUTH.unknown': 'there is no such package',
  'AUTH.out_of_order': 'NICK or USER came before',
  'AUTH.already': 'the client has authenticated already',
  'AUTH.late': 'the client is registered already',
  'AUTH.anonymous': 'the client wants to be nobody',
  'AUTH.opened': 'a package is begun that challenges',
  'AUTH.again': 'a package is begun while one is under way',
  'AUTH.right': 'the credentials are right',
  'AUTH.wrong': 'the credentials are wrong',
  'AUTH.unbegun': 'a response, and no package was begun',
  'AUTH.other': 'another package is under way',
  'AUTH.abort': 'the authentication is to be aborted',
  'AUTH.abort_idle': 'an authentication is to be aborted, and none is under way',
  'OPER.missing': 'OPER has too few parameters',
  'OPER.right': 'name and password are an operator’s',
  'OPER.wrong': 'the password is not that operator’s',
  'OPER.stranger': 'there is no operator of that name',
  'KILL.early': 'the command needs registration',
  'KILL.missing': 'KILL has too few parameters',
  'KILL.unknown': 'nobody has the nick',
  'KILL.mine': 'it is the connection’s own nick',
  'KILL.reserved': 'an unregistered connection has named the nick',
  'KILL.owned': 'a registered connection has the nick, or had it before',
  'LINE.too_long': 'the line is too long',
  'LINE.nul': 'the line holds a NUL',
  'LINE.blank': 'nothing is left of the line',
  DROP: 'the client has ended the connection',
  KNOWN: 'the command needs registration',
  UNKNOWN: 'there is no such command',
  NUMERIC: 'numerics are for servers to send',
  ERROR: 'ERROR is for servers to send',
  COMPLETE: 'the registration may complete now',
  CHALLENGE: 'the server may ask for a PONG',
  RELEASE: 'the nick of a closed connection is freed',
  EXPIRE: 'the server may end a connection for its silence',
  'TIMEOUT.registration': 'the client has not registered in time',
  'TIMEOUT.silence': 'the client has been silent for long',
  'TIMEOUT.ping': 'the client has not answered in time',
  EVICTED: 'another client took the nick over',
  OVERRULED: 'another client took the nick over',
  KILLED: 'an operator put the client out',
};

/** Why an input is answered as it is, in a few words. */
export function describeInput(input: Input): string {
  return REASONS[input];
}
