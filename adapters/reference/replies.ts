import type { House } from './house.ts';
import type { Session } from './session.ts';

/** The longest line without its terminator, in bytes (RFC 1459 2.3). */
export const MAX_LINE = 510;

/** So much of a client's word is repeated to it that the line keeps its text. */
const MAX_ECHOED = 400;

/** Queues one line for a connection; what a closed one would get is dropped. */
export function send(house: House, session: Session, line: string): void {
  if (session.phase === 'closed') return;
  session.out += `${line.slice(0, MAX_LINE)}\r\n`;
  house.unwritten.add(session);
}

/** Queues `:server NNN target params :text` (RFC 1459 2.4). */
export function numeric(
  house: House,
  session: Session,
  code: string,
  params: readonly string[],
  text: string,
): void {
  const { faults } = house;
  const source = faults['numeric-without-source'] ? '' : `:${house.name} `;
  const shown = faults['numeric-not-padded'] ? String(Number(code)) : code;
  const middle = params.map((param) => `${param} `).join('');
  const unaddressed = faults['numeric-without-target'] && isRefusal(code);
  const target = unaddressed ? '' : `${targetOf(house, session)} `;
  send(house, session, `${source}${shown} ${target}${middle}:${text}`);
}

/** Whom a line of the server names: the nick that the client has or wishes for. */
export function targetOf(house: House, session: Session): string {
  const renamed = session.phase === 'registered' && house.faults['wrong-target-after-rename'];
  return (renamed ? session.registeredAs : session.nick) ?? '*';
}

/** A client's word as a middle parameter; `*` where it cannot be one. */
export function echoed(word: string): string {
  return word === '' || word.includes(' ') || word.startsWith(':') ? '*' : word.slice(0, MAX_ECHOED);
}

/** The error replies that consist of a number, at most one word and a fixed text (RFC 1459 6.1). */
const TEXTS = {
  '263': 'Please wait a while and try again',
  '401': 'No such nick',
  '402': 'No such server',
  '409': 'No origin specified',
  '410': 'Invalid CAP command',
  '417': 'Input line was too long',
  '421': 'Unknown command',
  '431': 'No nickname given',
  '432': 'Erroneous nickname',
  '433': 'Nickname is already in use',
  '436': 'Nickname collision',
  '437': 'Nickname is temporarily unavailable',
  '438': 'Nick change too fast',
  '451': 'You have not registered',
  '461': 'Not enough parameters',
  '462': 'You may not reregister',
  '464': 'Password incorrect',
  '468': 'Your username is not valid',
  '481': 'Permission denied: you are not an IRC operator',
  '491': 'No operators from your host',
  '513': 'To connect, type PONG and what the last PING held',
  '904': 'SASL authentication failed',
  '905': 'SASL message too long',
  '906': 'SASL authentication aborted',
  '907': 'You have already authenticated using SASL',
} as const;

export type ErrorCode = keyof typeof TEXTS;

export function refuse(house: House, session: Session, code: ErrorCode, ...words: readonly string[]): void {
  numeric(house, session, code, words, TEXTS[code]);
}

/** Lines of error replies before all others: only a fault orders them so. */
function errorsFirst(out: string): string {
  const lines = out.match(/[^\n]*\n/g) ?? [];
  return [...lines.filter(isError), ...lines.filter((line) => !isError(line))].join('');
}

function isRefusal(code: string): boolean {
  return code.startsWith('4') && code !== '422';
}

function isError(line: string): boolean {
  return /^\S+ 4\d\d /.test(line) && !/^\S+ 422 /.test(line);
}

/** Writes all that is queued, one write for each connection. */
export function flush(house: House): void {
  for (const session of house.unwritten) {
    const { socket } = session;
    const out = house.faults['reply-order-swapped'] ? errorsFirst(session.out) : session.out;
    session.out = '';
    if (session.hangingUp) socket.end(out, 'latin1');
    else if (out !== '') socket.write(out, 'latin1');
  }
  house.unwritten.clear();
}
