import { lineEnd } from './manner.ts';
import { spanText } from './report/layout.ts';
import { visibleBeginning } from './report/visible.ts';
import type { Introduced } from './run/introduce.ts';
import type { Contact } from './run/contact.ts';

/** What was sent to a server that welcomed nobody, and what came of it, for programs. */
export interface TriedIntroduction {
  /** How it differed from a plain introduction: a manner, or `pass`. */
  readonly how: Introduced['how'];
  /** The lines in their order, without their ends. */
  readonly sent: readonly string[];
  readonly ended: 'CR LF' | 'LF';
  readonly outcome: Contact['kind'];
  /** The line that tells most of what came back, control characters made visible; null for none. */
  readonly came: string | null;
  readonly ms: number;
}

export function triedOf({ how, lines, contact, ms }: Introduced): TriedIntroduction {
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
export function introductionLines(tried: readonly Introduced[]): readonly string[] {
  const groups: Introduced[][] = [];
  for (const one of tried) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && likeness(last[0]) === likeness(one)) last.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => [...group.map(typedOf), `  ← ${groupOutcome(group)}`]);
}

/** What came back, but for the nick that it names. */
function likeness({ lines, contact }: Introduced): string {
  const nick = lines.find((line) => line.startsWith('NICK '))?.slice(5) ?? '';
  return `${contact.kind} ${cameOf(contact)?.replaceAll(nick, '') ?? ''}`;
}

function groupOutcome(group: readonly Introduced[]): string {
  const [{ contact }] = group as [Introduced, ...Introduced[]];
  const text = outcomeText(contact);
  return contact.kind === 'silent' ? `${text}, in ${spansOf(group)}` : text;
}

/** What came of an introduction that was not welcomed, in words. */
export function outcomeText(contact: Contact): string {
  const line = cameOf(contact);
  switch (contact.kind) {
    case 'silent':
      return line === null ? 'nothing' : `${line}   and no 001`;
    case 'closed':
      return line === null ? 'closed without a word' : `${line}   and closed`;
    case 'unreachable':
      return `no connection any more (${contact.code})`;
    default:
      return line ?? contact.kind;
  }
}

/** The shortest and the longest of some times. */
function spansOf(group: readonly Introduced[]): string {
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

function typedOf({ how, lines }: Introduced): string {
  const end = endOf(how) === '\n' ? '\\n' : '\\r\\n';
  if (how !== 'line by line') return `printf '${lines.map((line) => line + end).join('')}'`;
  return `(${lines.map((line) => `printf '${line}${end}'`).join('; sleep 1; ')})`;
}

function endOf(how: Introduced['how']): string {
  return lineEnd(how === 'pass' ? 'plain' : how);
}
