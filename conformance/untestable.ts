import { isOwnLimit, ownLimitText } from '../adapters/own-limits.ts';
import type { Failure } from './host-server.ts';
import { cut } from './report/layout.ts';
import { visibleBeginning } from './report/visible.ts';
import { MOST_RECEIVED } from './run/connection.ts';
import { diedText, shutOutText } from './no-logon.ts';
import type { TriedIntroduction } from './shut-out.ts';

/** Why nothing could be tested, and what to do about it. */
export interface Untestable {
  readonly message: string;
  readonly hint: readonly string[];
  /** Where nobody could log on: every introduction that was tried, and what is most likely wrong. */
  readonly shutOut?: { readonly tried: readonly TriedIntroduction[]; readonly likely: string };
}

/** The most read message of all: nobody could log on. */
export function untestable(
  contact: Failure,
  target: string,
  log: readonly string[],
  password: string | null,
): Untestable {
  const said =
    log.length === 0
      ? []
      : ['the server’s last words:', ...log.slice(-5).map((line) => `  ${cut(line, WORDS)}`)];
  switch (contact.kind) {
    case 'unreachable': {
      if (contact.code === 'ABORT_ERR')
        return { message: `interrupted before ${target} was met`, hint: ['nothing was tested'] };
      if (isOwnLimit(contact.code)) {
        const { lack, step } = ownLimitText(contact.code);
        return { message: `${target} was not tested: ${lack}`, hint: [step] };
      }
      const tried = contact.tried.map(({ host }) => host).join(' and ');
      const where = `${contact.code}${tried === '' ? '' : ` on ${tried}`}`;
      if (contact.code === 'ETIMEDOUT')
        return {
          message: `${target} takes no connections (${where})`,
          hint: [
            ...said,
            'a server whose queue of connections is full looks like this, one that accepts none, and a firewall',
            'a slow server needs a longer wait:  --deadline 20s',
          ],
        };
      return {
        message: `nobody listens on ${target} (${where})`,
        hint: [
          ...said,
          'start your server first, or let me start it:',
          "  nick-collider check --command './ircserv {port} {password}'",
        ],
      };
    }
    case 'password':
      if (contact.line === null)
        return {
          message: `${target} lets nobody in without PASS`,
          hint: ['give the password:   --password secret   or   NICK_COLLIDER_PASSWORD=secret'],
        };
      return {
        message: `connected to ${target}, but never got past registration: ${brief(contact.line)}`,
        hint: [
          password === null
            ? 'give the password:   --password secret   or   NICK_COLLIDER_PASSWORD=secret'
            : 'the password that was given is not the server’s, or it wants none: look at --password and NICK_COLLIDER_PASSWORD',
        ],
      };
    case 'background':
      return {
        message: `${target} went to the background: the process that was started has ended, and another one answers`,
        hint: [
          ...said,
          'keep the server in the foreground (many have an option for it, such as -n or -f): one that cannot be watched cannot be stopped',
          'what it has left in the background was ended, as far as it could be found',
        ],
      };
    case 'no-sasl':
      return {
        message: `${target} offers no SASL: nobody can log in to the accounts that were given`,
        hint: [
          'what it offers is what it answers to CAP LS 302',
          'without --account and NICK_COLLIDER_ACCOUNTS all else is tested',
        ],
      };
    case 'account':
      return {
        message: `${target} refuses the account ${quoted(contact.name)}: ${brief(contact.line)}`,
        hint: [
          'look at name and password:   --account NAME:PASSWORD   or   NICK_COLLIDER_ACCOUNTS',
          'if they are right, this is what the server has to mend first (SASL-02): CAP REQ :sasl, AUTHENTICATE PLAIN, and the response were all that was sent',
          'without accounts all else is tested',
        ],
      };
    case 'operator':
      return {
        message: `${target} refuses the operator ${quoted(contact.name)}: ${brief(contact.line)}`,
        hint: [
          'look at name and password:   --oper NAME:PASSWORD   or   NICK_COLLIDER_OPER',
          'if they are right, this is what the server has to mend first (OPER-01): a logon, and OPER NAME PASSWORD were all that was sent',
          'an operator has to be allowed from this machine, and to be allowed KILL; without one all else is tested',
        ],
      };
    case 'died':
      return diedText(contact, target, said);
    case 'shut out':
      return shutOutText(contact, target, said);
    case 'echo':
      return {
        message: `${target} sends back what it is sent: an echo, and no IRC`,
        hint: [...said, 'name the port that IRC is spoken on (often 6667)'],
      };
    case 'flooded':
      return {
        message: `${target} floods whoever connects with more than ${MOST_RECEIVED}: it said ${quoted(contact.line)}, and so on`,
        hint: [...said, 'a server says little before it has got NICK and USER, and a welcome has an end'],
      };
    case 'not-irc': {
      const { protocol, bytes } = contact;
      return {
        message: `${target} speaks ${protocol ?? 'no IRC'}${protocol === null ? '' : ', not IRC'}${bytes === '' ? '' : `: it said ${quoted(bytes)}`}`,
        hint: [
          protocol === 'TLS'
            ? 'name the port without TLS (often 6667): TLS is not tested'
            : 'name the plain-text IRC port (often 6667)',
        ],
      };
    }
  }
}

/** So much of a server's words is shown, in bytes. */
const WORDS = 160;

function brief(line: string): string {
  return visibleBeginning(line, WORDS);
}

function quoted(bytes: string): string {
  return `"${visibleBeginning(bytes, 40)}"`;
}
