import { lineEnd } from './manner.ts';
import { spanText } from './report/layout.ts';
import { visibleBeginning } from './report/visible.ts';
import type { Vain } from './run/approach.ts';
import type { Contact } from './run/contact.ts';

/** What was sent to a server that welcomed nobody, and what came of it, for programs. */
export interface Introduced {
  /** How it differed from a plain introduction: a manner, or `pass`. */
  readonly how: Vain['how'];
  /** The lines in their order, without their ends. */
  readonly sent: readonly string[];
  readonly ended: 'CR LF' | 'LF';
  readonly outcome: Contact['kind'];
  /** The line that tells most of what came back, control characters made visible; null for none. */
  readonly came: string | null;
  readonly ms: number;
}

export function introducedOf({ how, lines, contact, ms }: Vain): Introduced {
  return {
    how,
    sent: lines,
    ended: endOf(how) === '\n' ? 'LF' : 'CR LF',
    outcome: contact.kind,
    came: cameOf(contact),
    ms: Math.round(ms),
  };
}

/**
 * Every introduction as it can be typed into a shell, in front of `| nc HOST PORT`, and what came back; where the same came back to several in a
 * row, once behind all of them.
 */
export function introductionLines(tried: readonly Vain[]): readonly string[] {
  const groups: Vain[][] = [];
  for (const vain of tried) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && likeness(last[0]) === likeness(vain)) last.push(vain);
    else groups.push([vain]);
  }
  return groups.flatMap((group) => [...group.map(typedOf), `  ← ${outcomeOf(group)}`]);
}

/** What came back, but for the nick that it names. */
function likeness({ lines, contact }: Vain): string {
  const nick = lines.find((line) => line.startsWith('NICK '))?.slice(5) ?? '';
  return `${contact.kind} ${cameOf(contact)?.replaceAll(nick, '') ?? ''}`;
}

/** The mistake that is most likely behind it. */
export function likelyReason(tried: readonly Vain[]): string {
  const all = (kind: Contact['kind']): boolean => tried.every(({ contact }) => contact.kind === kind);
  const codes = tried.flatMap(({ contact }) => codeOf(contact) ?? []);
  const known = codes.find((code) => code in REASONS);
  if (tried.some(({ contact }) => contact.kind === 'unreachable'))
    return 'it has ended, or listens no more, since somebody logged on: its log may tell why';
  if (tried.every(isSilence))
    return 'no byte is read, or none is written: does it read from the sockets that it accepts, and flush what it writes?';
  if (all('closed') && tried.every(({ contact }) => cameOf(contact) === null))
    return 'is a read that finds nothing yet taken for the end of the connection? Does its configuration let this machine in?';
  if (all('closed'))
    return 'its configuration: let this machine in, and switch off throttling, bans, and limits per address';
  if (known !== undefined) return REASONS[known] as string;
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

function isSilence({ contact }: Vain): boolean {
  return contact.kind === 'silent' && contact.said === null;
}

function outcomeOf(group: readonly Vain[]): string {
  const [{ contact }] = group as [Vain, ...Vain[]];
  const line = cameOf(contact);
  switch (contact.kind) {
    case 'silent':
      return `${line === null ? 'nothing' : `${line}   and no 001`}, in ${spansOf(group)}`;
    case 'closed':
      return line === null ? 'closed without a word' : `${line}   and closed`;
    case 'unreachable':
      return `no connection any more (${contact.code})`;
    default:
      return line ?? contact.kind;
  }
}

/** The shortest and the longest of some times. */
function spansOf(group: readonly Vain[]): string {
  const times = group.map(({ ms }) => ms);
  const ends = [Math.min(...times), Math.max(...times)].map((ms) =>
    ms < 1000 ? spanText(ms) : `${Number((ms / 1000).toFixed(1))} s`,
  );
  return [...new Set(ends)].join(' to ');
}

/** So much of a server's words is shown, in bytes. */
const WORDS = 160;

function cameOf(contact: Contact): string | null {
  switch (contact.kind) {
    case 'silent':
      return shown(contact.said);
    case 'closed':
    case 'refused':
    case 'password':
    case 'flooded':
      return shown(contact.line);
    case 'not-irc':
      return shown(contact.bytes);
    case 'echo':
    case 'unreachable':
    case 'welcome':
      return null;
  }
}

function shown(line: string | null): string | null {
  return line === null ? null : visibleBeginning(line, WORDS);
}

function codeOf(contact: Contact): string | null {
  return contact.kind === 'refused' ? (/^(?::\S+ +)?(\d{3})/.exec(contact.line)?.[1] ?? null) : null;
}

function typedOf({ how, lines }: Vain): string {
  const end = endOf(how) === '\n' ? '\\n' : '\\r\\n';
  if (how !== 'line by line') return `printf '${lines.map((line) => line + end).join('')}'`;
  return `(${lines.map((line) => `printf '${line}${end}'`).join('; sleep 1; ')})`;
}

function endOf(how: Vain['how']): string {
  return lineEnd(how === 'pass' ? 'plain' : how);
}
