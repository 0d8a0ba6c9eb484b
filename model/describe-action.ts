import { IRCX_NUMERICS, NUMERICS, type NumericCode } from './numerics.ts';
import type { Action } from './session.ts';

type IrcxReply = keyof typeof IRCX_NUMERICS;
type Effect = Exclude<Action, NumericCode | `${NumericCode}?` | IrcxReply>;

const EFFECTS: Readonly<Record<Effect, string>> = {
  endOfMotd: '376 or 422: the end of the message of the day, or that there is none',
  PING: 'the server asks for a PONG with its token',
  PONG: 'the answer to PING, with its token',
  'PONG for another': 'PONG is passed on to the server that PING named',
  'echo NICK': 'the client is told of its change of nick, under the old one',
  'echo kept NICK': 'the client is told of a change to the nick that it had before',
  'NICK?': 'the client may be told that its nick was taken away',
  'tell overruled': '433: another client has taken the nick over',
  'KILL?': 'the client may be told that it is put out',
  'QUIT?': 'the client may be told of its own QUIT',
  ERROR: 'ERROR tells why the connection is closed',
  'ERROR?': 'ERROR may tell why the connection is closed',
  close: 'the server closes the connection',
  'close?': 'the server may close the connection',
  claim: 'the nick that was named is the client’s to register with, or its own if it is registered',
  unclaim: 'the client lets go of its nick',
  own: 'the client is registered, and owns its nick',
  'evict holder': 'who had named the nick is put out and closed',
  'evict rivals': 'all others that had named the nick are put out and closed',
  'kill holder': 'who has the nick is put out and closed',
  'refuse rivals': 'all others that had named the nick are told that it is taken',
  'CAP LS more*': 'what is on offer, in several lines: the beginning of the list',
  'CAP LS': 'the list of what is on offer, in one line and without values',
  'CAP LS 302': 'the list of what is on offer, or its end',
  'CAP LIST more*': 'what is on, in several lines: the beginning of the list',
  'CAP LIST': 'the list of what is on, or its end',
  'CAP ACK': 'all that was asked for is granted',
  'CAP NAK': 'nothing of what was asked for is granted',
  'AUTHENTICATE +': 'the server waits for the response',
  'AUTHENTICATE more*': 'a piece of 400 bytes, with more to come',
  'AUTHENTICATE challenge': 'the server’s challenge, or its end',
  'AUTHENTICATE proof': 'the server proves that it knows the password too',
  'AUTHENTICATE error?': 'the mechanism may tell what is wrong',
  'hear 302': 'the client is told of changes from now on',
  enable: 'the capabilities are switched on, or off',
  prove: 'the account is proven, and the last step still to come',
  'log in': 'the client is logged in to the account',
  'await answer': 'the client’s PONG is waited for',
  'have answer': 'the client has shown that it is there',
  'end exchange': 'what was sent of the exchange is forgotten',
  'AUTH challenge': 'AUTH S: the package challenges the client',
  'AUTH success': 'AUTH *: who the client has authenticated as',
  'speak IRCX': 'the client has switched IRCX on',
  'take package': 'the client authenticates with this package',
  'overrule holder': 'who had named the nick is told that it is taken, and must name another',
};

/** What an action of the session chart does, in a few words. */
export function describeAction(action: Action): string {
  if (isEffect(action)) return EFFECTS[action];
  const { name, when } = isOfIrcx(action)
    ? IRCX_NUMERICS[action]
    : NUMERICS[action.replace('?', '') as NumericCode];
  return `${name}: ${when}${action.endsWith('?') ? ', or nothing' : ''}`;
}

function isOfIrcx(action: Action): action is IrcxReply {
  return Object.hasOwn(IRCX_NUMERICS, action);
}

function isEffect(action: Action): action is Effect {
  return Object.hasOwn(EFFECTS, action);
}
