import type { House } from './house.ts';
import { closeWithError } from './leaving.ts';
import { MAX_LINE, refuse } from './replies.ts';
import { situation, type Session } from './session.ts';

/**
 * What is to be carried out of a line that may be too long or hold a NUL (RFC 1459 2.3 and 2.3.1, Modern IRC 417); null when that is
 * nothing.
 */
export function readable(house: House, session: Session, line: string): string | null {
  const short = line.length <= MAX_LINE ? line : shortened(house, session, line);
  return short?.includes('\0') === true ? withoutNul(house, session, short) : short;
}

function shortened(house: House, session: Session, line: string): string | null {
  switch (house.choices[`line_too_long@${situation(session)}`]) {
    case 'cut':
      return line.slice(0, MAX_LINE);
    case '417':
      refuse(house, session, '417');
      return null;
    case 'ignored':
      return null;
    case 'close':
      closeWithError(house, session, 'Input line was too long');
      return null;
  }
}

function withoutNul(house: House, session: Session, line: string): string | null {
  switch (house.choices[`line_with_nul@${situation(session)}`]) {
    case 'cut':
      return line.slice(0, line.indexOf('\0'));
    case 'removed':
      return line.replaceAll('\0', '');
    case 'space':
      return line.replaceAll('\0', ' ');
    case 'kept':
      return line;
    case 'ignored':
      return null;
    case 'close':
      closeWithError(house, session, 'NUL in a message');
      return null;
  }
}
