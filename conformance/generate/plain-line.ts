import { NAMESPACE_MARK } from '../plan.ts';
import { nickCost, nicksIn } from './plain-nick.ts';
import { isOdd } from '../../model/lexing.ts';
import { parseMessage } from '../../model/message.ts';

/** Lines that say much the same as this one in plainer words; each costs less than it. */
export function plainerLines(line: string): readonly string[] {
  const upper = line.replace(/^[A-Za-z]+/, (verb) => verb.toUpperCase());
  const canonical = canonicalLine(upper);
  return [canonical, upper].filter((text, at, all) => text !== line && all.indexOf(text) === at);
}

/** How far a line is from the plainest of its kind. */
export function lineCost(line: string): number {
  const upper = line.replace(/^[A-Za-z]+/, (verb) => verb.toUpperCase());
  const nicks = nicksIn(line).reduce((sum, nick) => sum + nickCost(nick), 0);
  return nicks + (canonicalLine(upper) === upper ? 0 : 10_000) + (upper === line ? 0 : 1_000);
}

function canonicalLine(line: string): string {
  const message = parseMessage(line);
  if (message === null) return line;
  const { command, params } = message;
  const [first = ''] = params;
  if (isOdd(line)) return line;
  switch (command) {
    case 'USER':
      return params.length < 4 ? 'USER' : 'USER u 0 * :r';
    case 'PING':
    case 'PONG':
      return first === '' ? line : `${command} t`;
    case 'QUIT':
      return 'QUIT';
    case 'NICK':
      if (/^[*0]$/.test(first)) return `NICK ${NAMESPACE_MARK}a`;
      if (first === '') return params.length === 0 ? 'NICK' : line;
      return `NICK ${first}`;
    default:
      return line;
  }
}
