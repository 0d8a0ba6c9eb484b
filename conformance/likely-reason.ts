import type { Introduced } from './run/introduce.ts';

/** The mistake that is most likely behind it that nobody could log on, by what came of every introduction that was tried. */
export function likelyReason(tried: readonly Introduced[]): string {
  const contacts = tried.map(({ contact }) => contact);
  const codes = tried.flatMap(codesOf);
  const known = codes.map((code) => REASONS[code]).find((reason) => reason !== undefined);
  if (contacts.some(({ kind }) => kind === 'unreachable'))
    return 'it has ended, or listens no more, since somebody connected: its log may tell why';
  if (contacts.every((contact) => contact.kind === 'silent' && contact.said === null))
    return 'no byte is read, or none is written: does it read from the sockets that it accepts, and flush what it writes?';
  if (contacts.every((contact) => contact.kind === 'closed' && contact.line === null))
    return 'is a read that finds nothing yet taken for the end of the connection? Does its configuration let this machine in?';
  if (contacts.every(({ kind }) => kind === 'closed'))
    return 'its configuration: let this machine in, and switch off throttling, bans, and limits per address';
  if (known !== undefined) return known;
  if (codes.length > 0) return 'what the refusal says: NICK and USER are all that a client must send';
  return 'it is never found that NICK and USER are both there, or 001 is not written then';
}

/** By the numeric that came back. */
const REASONS: Readonly<Record<string, string>> = {
  '432':
    'no nick is good enough: which characters does it take, and how many? Letters and digits are sure (RFC 2812 2.3.1), and nine of them',
  '433': 'nicks are held to be in use that nobody has, perhaps by those who have left',
  '451': 'NICK or USER is asked to be registered first: they are what registers',
  '421': 'NICK or USER is not known: are commands compared in upper case, and without the end of the line?',
  '461':
    'parameters are not told apart: USER has four, and the last one begins with a colon and may hold spaces',
  '465': 'this machine is banned: look at its configuration',
};

/** The numeric of a refusal that is one of NICK or USER: CAP and PASS a server need not know. */
function codesOf({ how, contact }: Introduced): readonly string[] {
  if (contact.kind !== 'refused' || how === 'cap' || how === 'pass') return [];
  const code = /^(?::\S+ +)?(\d{3})/.exec(contact.line)?.[1];
  return code === undefined ? [] : [code];
}
