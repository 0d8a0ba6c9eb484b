import { NAMESPACE_MARK } from '../plan.ts';
import { canonicalNegotiation, negotiationCost, plainerNegotiation } from './plain-cap.ts';
import { nickCost, nicksIn } from './plain-nick.ts';
import { isOdd } from '../../model/lexing.ts';
import { parseMessage } from '../../model/message.ts';

/** Lines that say much the same as this one in plainer words, or less than it; each costs less than it. */
export function plainerLines(line: string): readonly string[] {
  const upper = upperCased(line);
  const canonical = canonicalLine(upper);
  return [canonical, upper, ...plainerNegotiation(canonical)].filter(
    (text, at, all) => text !== line && all.indexOf(text) === at,
  );
}

/** The line that says the same in the plainest words. */
export function plainestLine(line: string): string {
  return canonicalLine(upperCased(line));
}

/** How far a line is from the plainest of its kind. */
export function lineCost(line: string): number {
  const upper = upperCased(line);
  const canonical = canonicalLine(upper);
  const nicks = nicksIn(line).reduce((sum, nick) => sum + nickCost(nick), 0);
  const words = nicks + negotiationCost(canonical);
  return words + (canonical === upper ? 0 : 10_000) + (upper === line ? 0 : 1_000);
}

/** An AUTH as it is mostly written. */
function canonicalAuth(params: readonly string[], line: string): string {
  if (params.length === 0 || params.length > 3) return line;
  const [name = '', sequence, data] = params;
  const head = ['AUTH', name.toUpperCase(), ...(sequence === undefined ? [] : [sequence])].join(' ');
  return data === undefined ? head : `${head} :${data}`;
}

function upperCased(line: string): string {
  return line.replace(/^[A-Za-z]+/, (verb) => verb.toUpperCase());
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
    case 'AUTH':
      return canonicalAuth(params, line);
    case 'KILL':
      return params.length < 2 ? line : `KILL ${first} :k`;
    case 'CAP':
    case 'AUTHENTICATE':
      return canonicalNegotiation(command, params, line);
    default:
      return line;
  }
}
