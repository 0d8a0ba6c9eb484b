import { WITH_VALUES } from './capabilities.ts';
import type { House } from './house.ts';
import { MAX_LINE, send, targetOf } from './replies.ts';
import type { Session } from './session.ts';

/** How long a list is that only a fault makes so short, in bytes. */
const SHORT = 24;

/**
 * Tells a list in as many lines as it takes. Every line of LS and LIST but the last has an asterisk before the list; what a profile
 * offers fits into one line without the values, so that only an LS which asks for them is continued.
 */
export function tellCapabilities(
  house: House,
  session: Session,
  subcommand: 'LS' | 'LIST' | 'ACK' | 'END',
  words: readonly string[],
): void {
  const start = `:${house.name} CAP ${targetOf(house, session)} ${subcommand} `;
  const isShort =
    house.faults['cap-continuation-in-301'] && subcommand === 'LS' && session.cap.version < WITH_VALUES;
  const lines = fill(words, isShort ? SHORT : MAX_LINE - start.length - '* :'.length);
  lines.forEach((line, index) => {
    const goesOn = subcommand !== 'ACK' && index < lines.length - 1;
    send(house, session, `${start}${goesOn ? '* ' : ''}:${line}`);
  });
}

/** Words put together to lines of at most so many bytes; one empty line where there are none. */
function fill(words: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
