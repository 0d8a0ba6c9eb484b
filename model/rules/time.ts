import type { Input } from '../input.ts';
import { plain, type Reading } from '../reading.ts';
import type { RelaxedWay, Step } from '../relaxation.ts';
import type { Overdue } from '../timeouts.ts';
import { isMarked, mark } from './marks.ts';
import { isRegistered, regionsOf } from './relax.ts';
import type { Rule } from './rule.ts';

/** A close before which so much time has passed, in ns, may be a time-out: others come at once. */
const SILENT = 0.5e9;

/** What is closed within so many ns is closed by one look at the timers. */
const TOGETHER = 0.25e9;

/** The server ends the connection by itself, under this condition. */
const ends =
  (when: (step: Step) => boolean, input: Input = 'EXPIRE') =>
  (step: Step): readonly Reading[] =>
    step.ending !== null && !step.ending.left && when(step) ? [plain(input, step.session.nick)] : [];

const isAsked = (step: Step): boolean => isRegistered(step) && step.session.askedAt >= 0;

const isSilent = ({ ending }: Step): boolean => ending !== null && ending.silent >= SILENT;

/** That time-outs are noted, each with what is to be remembered of it. */
const noting =
  (note: (step: Step) => string | null) =>
  (step: Step, { input }: Reading, lawful: readonly RelaxedWay[]): readonly RelaxedWay[] => {
    const noted = input === 'TIMEOUT.registration' || input === 'TIMEOUT.ping' ? note(step) : null;
    return noted === null ? [] : lawful.map((way) => ({ ...way, mark: noted }));
  };

/**
 * Rules of silence, where it is known how long a server lets a client be: the figures are its author's, as no specification gives any. A
 * demand has a deadline beyond what he says, and what the suite could not listen does not count.
 */
export const TIME_RULES: readonly Rule[] = [
  {
    id: 'TIME-09',
    grade: 'must',
    clause: 'RFC 1459 8.4 (closed by the appropriate procedures), 4.1.6, Modern IRC QUIT',
    sentence: 'The nick of a client that was closed for its silence is free soon after.',
    cause: 'The timer closes the socket, and does not go the way that QUIT goes.',
    relaxation: {
      ways: noting(({ session }) => (session.nick === null ? null : mark('out of time', session.nick))),
      readings: ({ world }, lawful) =>
        lawful
          .filter(
            ({ input, nick }) =>
              input === 'NICK.free' && nick !== null && isMarked(world, 'out of time', nick),
          )
          .map((reading) => ({ ...reading, input: 'NICK.owned', claim: 'owned', holder: -1 })),
    },
  },
  {
    id: 'TIME-10',
    grade: 'must',
    clause: 'RFC 1459 8.4 (the connection that does not respond is closed), RFC 2812 3.7.4',
    sentence: 'A client that is closed for its silence takes no other with it.',
    cause: 'The list of connections is changed while it is walked, or the wrong entry of it is closed.',
    relaxation: {
      ways: noting(({ ending }) => (ending === null ? null : mark('timed out at', ending.at))),
      readings: ends(({ world, ending }) =>
        world.marks.some((note) => {
          const [, time = 'never'] = /^timed out at (\d+)$/.exec(note) ?? [];
          return ending !== null && Math.abs(ending.at - Number(time)) <= TOGETHER + ending.lag;
        }),
      ),
    },
  },
  {
    id: 'TIME-06',
    grade: 'must',
    clause: 'RFC 1459 4.6.2 and 8.4, RFC 2812 3.7.3, Modern IRC PONG',
    sentence: 'A client that has answered the server’s PING is not closed for its silence.',
    cause: 'PONG is read, and the timer that waits for it is not stopped.',
    relaxation: {
      ways: (step, { input }, lawful) =>
        input === 'PONG.cookie' && isAsked(step)
          ? lawful.map((way) => ({ ...way, mark: mark('answered', step.connection) }))
          : [],
      readings: ends(
        (step) => isRegistered(step) && !isAsked(step) && isMarked(step.world, 'answered', step.connection),
      ),
    },
  },
  {
    id: 'TIME-07',
    grade: 'must',
    clause: 'RFC 1459 4.6.2 (closed if it fails to respond within a set amount of time)',
    sentence: 'A client that is asked by PING has the time for its PONG that the server’s author says.',
    cause: 'The time is counted from the client’s last word, and not from the PING.',
    relaxation: {
      readings: ends((step) => isAsked(step) && (step.ending?.unread ?? 0) < SILENT, 'TIMEOUT.ping'),
    },
  },
  {
    id: 'TIME-08',
    grade: 'must',
    clause: 'RFC 1459 8.4 (the server must ping what it hears nothing from), 4.6.2',
    sentence: 'A registered client is not closed for its silence before it was asked by PING.',
    cause: 'One timer closes whoever is silent, and another one was to ask before.',
    relaxation: {
      readings: ends((step) => isRegistered(step) && !isAsked(step) && isSilent(step)),
    },
  },
  {
    id: 'TIME-03',
    grade: 'must',
    clause: 'RFC 2812 3.7.4 (ERROR is for fatal errors), Modern IRC Connection Registration',
    sentence: 'A client has the time to register that the server’s author says.',
    cause: 'The timer is that of another state, or counts from something else than the accept.',
    relaxation: {
      readings: ends(
        (step) => !isRegistered(step) && (step.ending?.age ?? 0) >= SILENT,
        'TIMEOUT.registration',
      ),
    },
  },
  {
    id: 'TIME-11',
    grade: 'should',
    habit: true,
    clause: 'RFC 1459 4.6.2 and RFC 2812 3.7.2 (at regular intervals if no other activity is detected)',
    sentence: 'A client that has just said something is not asked whether it is there.',
    cause: 'What a client sends does not set its timer back, or only some commands do.',
    relaxation: {
      readings: ({ asking, session }) =>
        asking === null ? [] : [{ ...plain('TIMEOUT.silence', session.nick), at: asking.at }],
    },
  },
  {
    id: 'TIME-04',
    grade: 'must',
    clause: 'RFC 1459 8.4 (the server must ping each connection that it gets no response from), 4.6.2',
    sentence: 'A registered client that is silent is asked by PING.',
    cause: 'No timer is set, or only some connections are looked at.',
    relaxation: { lets: (overdue) => overdue === 'silence' },
  },
  {
    id: 'TIME-05',
    grade: 'must',
    clause: 'RFC 1459 4.6.2 and 8.4 (its connection is closed), RFC 2812 3.7.2',
    sentence: 'A client that does not answer the server’s PING is closed.',
    cause: 'The PING is sent, and nobody looks whether it was answered.',
    relaxation: { lets: (overdue) => overdue === 'ping' },
  },
  {
    id: 'TIME-02',
    grade: 'should',
    clause: 'IRCv3 SASL 3.1 (a time-out may come at any time), RFC 1459 8.4',
    sentence:
      'A client that does not register in time is closed, be its nick refused, CAP or SASL under way, or a PING unanswered.',
    cause: 'The timer is stopped when something begins that is to end soon, and is not set again.',
    relaxation: {
      lets(overdue: Overdue, { configuration }, table) {
        const regions = regionsOf(table, configuration);
        if (overdue !== 'registration' || regions === null) return false;
        const { nick, cookie, capabilities, authentication } = regions;
        return (
          nick === 'refused' ||
          cookie === 'outstanding' ||
          capabilities === 'negotiating' ||
          typeof authentication !== 'string'
        );
      },
    },
  },
  {
    id: 'TIME-01',
    grade: 'should',
    clause: 'RFC 1459 8.4 (a connection that does not respond in time is closed)',
    sentence: 'A client that does not register in time is closed.',
    cause: 'Only registered clients have a timer.',
    relaxation: { lets: (overdue) => overdue === 'registration' },
  },
];
