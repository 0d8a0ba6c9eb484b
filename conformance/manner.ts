/**
 * How a client has to introduce itself so that a server welcomes it. `plain` is NICK and USER in one write, each ended by CR LF; each
 * of the others differs from that in one thing:
 * - `line by line`: each line is written by itself, with a pause before the next.
 * - `user first`: USER comes before NICK.
 * - `cap`: CAP LS 302 comes first, and CAP END last.
 * - `bare lf`: LF alone ends a line.
 * - `letters`: nicks are shorter, and of letters only.
 */
export type Manner = 'plain' | 'line by line' | 'user first' | 'cap' | 'bare lf' | 'letters';

/** What a manner asks of a client, behind "logs on". */
export function mannerText(manner: Exclude<Manner, 'plain'>): string {
  return TEXTS[manner];
}

const TEXTS: Readonly<Record<Exclude<Manner, 'plain'>, string>> = {
  'line by line': 'one line after the other, with a pause between them',
  'user first': 'with USER before NICK',
  cap: 'with CAP LS 302 first and CAP END last',
  'bare lf': 'with LF alone at the ends of lines',
  letters: 'under a short nick of letters only',
};

/** Between two lines that are not to be read together, in ms. */
export const PAUSE_MS = 50;

export function lineEnd(manner: Manner): '\r\n' | '\n' {
  return manner === 'bare lf' ? '\n' : '\r\n';
}

/** How long to wait between two lines, in ms; 0 where they are written together. */
export function pauseBetween(manner: Manner): number {
  return manner === 'line by line' ? PAUSE_MS : 0;
}

/** The nick prefix of the suite's own connections: plans have other ones. */
export function ownNamespace(manner: Manner): string {
  return manner === 'letters' ? 'zzzz' : 'z0000';
}

/** How many characters a nick prefix has. */
export function namespaceLength(manner: Manner): number {
  return ownNamespace(manner).length;
}
