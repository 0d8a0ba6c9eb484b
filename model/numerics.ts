/**
 * The numerics of registration, nicks, PING and the welcome burst, by the names that the specifications gave them.
 * `from`: where it is defined, or `vendor` where only custom defines it; those are tolerated as noise or as a choice's value.
 * `params`: what stands between the target and the closing text; `?` marks what may be missing, `*` what may repeat or be
 * missing, `+` what may repeat.
 */
export interface Numeric {
  readonly name: string;
  readonly kind: 'reply' | 'error';
  readonly from: 'RFC 1459' | 'RFC 2812' | 'Modern IRC' | 'IRCv3' | 'IRCX' | 'vendor';
  readonly params: readonly string[];
  /** When a server sends it. */
  readonly when: string;
}

export const NUMERICS = {
  '001': reply(
    'RPL_WELCOME',
    'RFC 2812',
    [],
    'the connection is registered; its target is the nick that was granted',
  ),
  '002': reply('RPL_YOURHOST', 'RFC 2812', [], 'welcome: which server this is'),
  '003': reply('RPL_CREATED', 'RFC 2812', [], 'welcome: since when it runs'),
  '004': reply(
    'RPL_MYINFO',
    'RFC 2812',
    ['server', 'version', 'user modes', 'channel modes', 'modes with a parameter?'],
    'welcome: what the server is and knows, in words for programs',
  ),
  '005': reply(
    'RPL_ISUPPORT',
    'Modern IRC',
    ['token+'],
    'welcome: limits and features; may come again later',
  ),
  '010': reply('RPL_BOUNCE', 'Modern IRC', ['host', 'port'], 'the client is sent to another server'),
  '020': reply('RPL_HELLO', 'vendor', [], 'a greeting before registration'),
  '042': reply('RPL_YOURID', 'vendor', ['id'], 'the identifier of the connection, in the welcome burst'),
  '043': reply('RPL_SAVENICK', 'vendor', ['new nick'], 'the server changed the nick after a collision'),
  '221': reply(
    'RPL_UMODEIS',
    'RFC 1459',
    ['modes', 'mode parameter*'],
    'the user modes, at the end of the welcome burst',
  ),
  '250': reply('RPL_STATSCONN', 'vendor', [], 'how many connections there were'),
  '251': reply('RPL_LUSERCLIENT', 'RFC 1459', [], 'how many users there are'),
  '252': reply('RPL_LUSEROP', 'RFC 1459', ['count'], 'how many of them are operators'),
  '253': reply('RPL_LUSERUNKNOWN', 'RFC 1459', ['count'], 'how many connections are not registered'),
  '254': reply('RPL_LUSERCHANNELS', 'RFC 1459', ['count'], 'how many channels there are'),
  '255': reply('RPL_LUSERME', 'RFC 1459', [], 'how many of these this server has'),
  '263': reply('RPL_TRYAGAIN', 'RFC 2812', ['command'], 'a command was dropped unread, because of load'),
  '265': reply('RPL_LOCALUSERS', 'Modern IRC', ['now?', 'most?'], 'users of this server, now and at most'),
  '266': reply('RPL_GLOBALUSERS', 'Modern IRC', ['now?', 'most?'], 'users of the network, now and at most'),
  '372': reply('RPL_MOTD', 'RFC 1459', [], 'a line of the message of the day'),
  '375': reply('RPL_MOTDSTART', 'RFC 1459', [], 'the message of the day begins'),
  '376': reply('RPL_ENDOFMOTD', 'RFC 1459', [], 'the message of the day, and the welcome burst, end'),
  '381': reply('RPL_YOUREOPER', 'RFC 1459', [], 'the client is an operator now'),
  '396': reply('RPL_VISIBLEHOST', 'vendor', ['host'], 'the host that others see'),
  '400': error(
    'ERR_UNKNOWNERROR',
    'Modern IRC',
    ['command', 'subcommand*'],
    'a command failed, and no other numeric fits',
  ),
  '401': error('ERR_NOSUCHNICK', 'RFC 1459', ['nick'], 'nobody has the nick'),
  '402': error('ERR_NOSUCHSERVER', 'RFC 1459', ['server'], 'PING or PONG names an unknown server'),
  '409': error('ERR_NOORIGIN', 'RFC 1459', [], 'PING or PONG without a token'),
  '410': error('ERR_INVALIDCAPCMD', 'IRCv3', ['subcommand'], 'CAP with a subcommand that there is not'),
  '417': error('ERR_INPUTTOOLONG', 'Modern IRC', [], 'a line over the length limit'),
  '421': error('ERR_UNKNOWNCOMMAND', 'RFC 1459', ['command'], 'an unknown command'),
  '422': error('ERR_NOMOTD', 'RFC 1459', [], 'there is no message of the day; ends the welcome burst'),
  '431': error('ERR_NONICKNAMEGIVEN', 'RFC 1459', [], 'NICK without a nick'),
  '432': error(
    'ERR_ERRONEUSNICKNAME',
    'RFC 1459',
    ['nick'],
    'a nick that is malformed, too long or set aside',
  ),
  '433': error('ERR_NICKNAMEINUSE', 'RFC 1459', ['nick'], 'another connection has the nick'),
  '436': error('ERR_NICKCOLLISION', 'RFC 1459', ['nick'], 'a collision; some servers say it in place of 433'),
  '437': error('ERR_UNAVAILRESOURCE', 'RFC 2812', ['nick'], 'the nick is held back for a while'),
  '438': error('ERR_NICKTOOFAST', 'vendor', ['old nick?', 'new nick'], 'the nick was changed too often'),
  '439': error('ERR_TARGETTOOFAST', 'vendor', ['target?'], 'slow down; also sent as a greeting'),
  '447': error('ERR_NONICKCHANGE', 'vendor', [], 'a channel forbids changes of nick'),
  '451': error('ERR_NOTREGISTERED', 'RFC 1459', [], 'the command needs a registered connection'),
  '461': error('ERR_NEEDMOREPARAMS', 'RFC 1459', ['command'], 'too few parameters, or an empty one'),
  '462': error('ERR_ALREADYREGISTRED', 'RFC 1459', [], 'PASS or USER comes too late'),
  '463': error('ERR_NOPERMFORHOST', 'RFC 1459', [], 'this host may not register'),
  '464': error('ERR_PASSWDMISMATCH', 'RFC 1459', [], 'the password is wrong or missing'),
  '465': error('ERR_YOUREBANNEDCREEP', 'RFC 1459', [], 'this client is banned; the close follows'),
  '466': error('ERR_YOUWILLBEBANNED', 'RFC 1459', [], 'this client is about to be banned'),
  '468': error('ERR_INVALIDUSERNAME', 'vendor', [], 'USER with a user name that the server does not take'),
  '481': error('ERR_NOPRIVILEGES', 'RFC 1459', [], 'the command is for operators'),
  '484': error('ERR_RESTRICTED', 'RFC 2812', [], 'a restricted connection may not change its nick'),
  '491': error(
    'ERR_NOOPERHOST',
    'RFC 1459',
    [],
    'nobody may become operator by this name, or from this host',
  ),
  '513': error('ERR_BADPING', 'vendor', [], 'PONG with the wrong cookie'),
  '900': reply('RPL_LOGGEDIN', 'IRCv3', ['mask', 'account'], 'the client is logged in to an account'),
  '901': reply('RPL_LOGGEDOUT', 'IRCv3', ['mask'], 'the client is not logged in any more'),
  '902': error('ERR_NICKLOCKED', 'IRCv3', [], 'the account may not be used'),
  '903': reply('RPL_SASLSUCCESS', 'IRCv3', [], 'the authentication has succeeded'),
  '904': error('ERR_SASLFAIL', 'IRCv3', [], 'the authentication has failed'),
  '905': error('ERR_SASLTOOLONG', 'IRCv3', [], 'a response of more than 400 bytes in one piece'),
  '906': error('ERR_SASLABORTED', 'IRCv3', [], 'the authentication was aborted'),
  '907': error('ERR_SASLALREADY', 'IRCv3', [], 'the client has authenticated already'),
  '908': reply('RPL_SASLMECHS', 'IRCv3', ['mechanisms'], 'the mechanisms that the server has'),
  '800': reply(
    'IRCRPL_IRCX',
    'IRCX',
    ['state', 'version', 'packages', 'length', 'options'],
    'whether IRCX is on, and what the server has of it',
  ),
  '909': error('IRCERR_ALREADYAUTHENTICATED', 'IRCX', ['package'], 'AUTH, and the client has authenticated'),
  '910': error('IRCERR_AUTHENTICATIONFAILED', 'IRCX', ['package'], 'AUTH has failed, or was aborted'),
  '911': error(
    'IRCERR_AUTHENTICATIONSUSPENDED',
    'IRCX',
    ['package'],
    'AUTH is refused for a while: too many have failed',
  ),
  '912': error('IRCERR_UNKNOWNPACKAGE', 'IRCX', ['package'], 'AUTH names a package that there is not'),
} as const satisfies Readonly<Record<string, Numeric>>;

/** What IRCX means by numbers to which SASL has given other meanings (draft-pfenning-irc-extensions-04 9.2), each as the reply is called that means it so. */
export const IRCX_NUMERICS = {
  'IRCX 900': { name: 'IRCERR_BADCOMMAND', when: 'AUTH is out of form, or out of place' },
  'IRCX 901': { name: 'IRCERR_TOOMANYARGUMENTS', when: 'AUTH has too many parameters' },
  'IRCX 907': { name: 'IRCERR_RESOURCE', when: 'there is no room for another authentication' },
  'IRCX 908': { name: 'IRCERR_SECURITY', when: 'AUTH comes too late' },
} as const satisfies Readonly<Record<`IRCX ${number}`, Pick<Numeric, 'name' | 'when'>>>;

export type NumericCode = keyof typeof NUMERICS;

/** The name of a numeric such as `433`, or null for one that is not listed. */
export function numericName(code: string): string | null {
  return isListed(code) ? NUMERICS[code].name : null;
}

/** The code of a name such as `ERR_NICKNAMEINUSE`, or null for one that is not listed. */
export function numericCode(name: string): NumericCode | null {
  return (
    Object.keys(NUMERICS)
      .filter(isListed)
      .find((code) => NUMERICS[code].name === name) ?? null
  );
}

/** Whether a numeric is one of logging in: of AUTHENTICATE (900 to 908, IRCv3 SASL) or of AUTH (900 to 912, IRCX 9.2). */
export function isOfLogin(numeric: number): boolean {
  return numeric >= 900 && numeric <= 912;
}

/** Whether it is one that SASL has. */
export function isOfSasl(numeric: number): boolean {
  return isOfLogin(numeric) && numeric <= 908;
}

/**
 * Whether it is one that ends an AUTH, be it told by the numerics of IRCX or by those of SASL. RPL_LOGGEDIN, which names a mask where IRCERR_BADCOMMAND
 * names a command, does not: 903 does, before it or behind it. `params` are those of the numeric, its target among them.
 */
export function endsAuth(numeric: number, [, subject = '']: readonly string[]): boolean {
  return isOfLogin(numeric) && !(numeric === 900 && subject.includes('!'));
}

function isListed(code: string): code is NumericCode {
  return Object.hasOwn(NUMERICS, code);
}

function reply<const Name extends string>(
  name: Name,
  from: Numeric['from'],
  params: readonly string[],
  when: string,
) {
  return { name, kind: 'reply', from, params, when } as const;
}

function error<const Name extends string>(
  name: Name,
  from: Numeric['from'],
  params: readonly string[],
  when: string,
) {
  return { name, kind: 'error', from, params, when } as const;
}
