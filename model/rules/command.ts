import { answeredWith, closing, isRegistered, tolerating, together, unanswered, way } from './relax.ts';
import type { RelaxedWay, Step } from '../relaxation.ts';
import { isMarked, mark } from './marks.ts';
import type { Rule } from './rule.ts';

const unregistered = (step: Step): boolean => !isRegistered(step);

/** What the commands of registered clients are answered with. */
const ANSWERS: ReadonlySet<number> = new Set([
  301, 305, 306, 318, 321, 322, 323, 324, 331, 332, 341, 353, 366, 401, 402, 403, 404, 411, 412, 441, 442,
  443, 482,
]);

/** Rules of PING, PONG, and of commands that are not there or not yet allowed. */
export const COMMAND_RULES: readonly Rule[] = [
  {
    id: 'PING-01',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 3.7.2, Modern IRC PING and PONG',
    sentence: 'PONG names the server and carries the token of the PING.',
    cause: 'The token is left out, replaced by the nick, or put in the place of the server.',
    relaxation: tolerating('token'),
  },
  {
    id: 'PING-02',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.6.2, RFC 2812 3.7.2, Modern IRC PING',
    sentence: 'PING from a registered client is answered.',
    cause: 'PING is read as something that only servers send.',
    relaxation: unanswered(['PING.token', 'PING.two', 'PING.empty'], isRegistered),
  },
  {
    id: 'PING-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 6.1 (409), Modern IRC PING (461)',
    sentence: 'PING without a token is answered with 409 or 461.',
    cause: 'The parameter is used before it is known to be there, or its absence is passed over in silence.',
    relaxation: together(
      unanswered(['PING.missing'], isRegistered),
      answeredWith(['PING.missing'], ['PONG'], isRegistered),
    ),
  },
  {
    id: 'PONG-01',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 3.7.3, Modern IRC PONG',
    sentence: 'PONG from a registered client is not answered.',
    cause: 'PONG is not known, or taken for PING.',
    relaxation: answeredWith(
      ['PONG.token', 'PONG.cookie', 'PONG.missing'],
      ['421', '451', '462', 'PONG'],
      isRegistered,
    ),
  },
  {
    id: 'CMD-01',
    grade: 'must',
    clause: 'RFC 1459 6.1 (451), Modern IRC Connection Registration',
    sentence: 'A command that needs registration is not carried out before it.',
    cause: 'The command’s handler does not ask whether the client is registered.',
    relaxation: {
      ...answeredWith(['KNOWN'], ['462', '409', '402'], unregistered),
      ignores: ({ message, numeric }, { owned }) =>
        !owned && (message?.command === 'JOIN' || ANSWERS.has(numeric)),
    },
  },
  {
    id: 'CMD-02',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 6.1 (421), Modern IRC ERR_UNKNOWNCOMMAND',
    sentence: 'An unknown command from a registered client is answered with 421.',
    cause: 'What is not in the table of commands is dropped in silence.',
    relaxation: unanswered(['UNKNOWN'], isRegistered),
  },
];

/** Rules of connections that end, or stop, in the midst of something. They ask for little, and are asked first. */
export const DROP_RULES: readonly Rule[] = [
  {
    id: 'QUIT-04',
    grade: 'must',
    clause: 'RFC 1459 4.1.6 (a connection that ends without QUIT), Modern IRC QUIT',
    sentence: 'A client whose connection ends without QUIT has left: its nick is free soon after.',
    cause: 'The end of the connection, or an error on it, does not lead to where QUIT does.',
    relaxation: { lifts: 'drop' },
  },
  {
    id: 'CONN-02',
    grade: 'must',
    clause: 'RFC 1459 8.10 (each client’s input is read by itself)',
    sentence: 'A connection that stops in the midst of a line holds up no other.',
    cause: 'One loop reads all connections, and waits for the rest of a line that was begun.',
    relaxation: {
      lifts: 'held',
      ways: ({ session, operation }) => (operation?.held === true ? [way(session.configuration, [])] : []),
    },
  },
];

/** Rules of leaving, and of being left alone. */
export const LEAVING_RULES: readonly Rule[] = [
  {
    id: 'QUIT-01',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 4.1.6, RFC 2812 3.1.7, Modern IRC QUIT',
    sentence: 'QUIT closes the connection, registered or not.',
    cause: 'QUIT is refused before registration, or the socket is left open.',
    relaxation: {
      // Such a server goes on reading what the connection sends, or has done with it, and with its nick.
      ways({ session, connection, world, table }, reading) {
        const quit = mark('quit', connection);
        const stay = (actions: readonly ('451' | 'ERROR')[]): RelaxedWay =>
          way(session.configuration, actions, quit);
        const leave = (actions: readonly 'ERROR'[]): RelaxedWay => way(closing(table), actions, quit);
        if (reading.input === 'QUIT')
          return [stay([]), stay(['451']), stay(['ERROR']), leave([]), leave(['ERROR'])];
        return isMarked(world, 'quit', connection) ? [way(session.configuration, [])] : [];
      },
    },
  },
  {
    id: 'QUIT-02',
    grade: 'must',
    clause: 'RFC 1459 4.1.6, RFC 2812 3.1.7',
    sentence: 'Nothing that stands behind QUIT is carried out.',
    cause: 'The rest of what was read is worked through before the socket is closed.',
    relaxation: {
      ways: ({ session, operation }, reading) =>
        reading.input === 'QUIT' && operation !== null ? [way(session.configuration, ['ERROR?'])] : [],
      ignores: (received) => received.message?.command === 'ERROR',
      lifts: 'leaving',
    },
  },
  {
    id: 'QUIT-03',
    grade: 'must',
    clause: 'RFC 1459 4.1.6, RFC 2812 3.1.7, Modern IRC QUIT',
    sentence: 'The nick of a client that has left is free soon after its connection is closed.',
    cause: 'The registry’s entry is not removed on every way out.',
    relaxation: { lifts: 'release' },
  },
  {
    id: 'CONN-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 8.2 and 8.10 (each client’s input is read as long as it is connected)',
    sentence: 'A connection is read to its end, whatever was sent on it before.',
    cause: 'A handler leaves the loop that reads the connection, or an error in it ends its thread.',
    relaxation: {
      ways: ({ session, operation }) => (operation?.unread === true ? [way(session.configuration, [])] : []),
    },
  },
  {
    id: 'CONN-01',
    grade: 'must',
    clause: 'RFC 2812 3.7.4 (ERROR is for fatal errors), Modern IRC ERROR',
    sentence: 'The server does not close a connection that did nothing to deserve it.',
    cause: 'Another connection’s leaving closes this one too, or an error is treated as fatal.',
    relaxation: { lifts: 'close' },
  },
];
