import { readCommand } from '../command.ts';
import type { Rule } from './rule.ts';

/** Commands that no server sends without saying whose they are. */
const FROM_CLIENTS: ReadonlySet<string> = new Set(['NICK', 'USER', 'PASS', 'QUIT', 'JOIN']);

/** Rules of how what a client sends becomes lines, and lines become commands. */
export const LINE_RULES: readonly Rule[] = [
  {
    id: 'LINE-09',
    grade: 'must',
    clause: 'RFC 1459 8.2 (each connection has an input buffer of its own)',
    sentence: 'What one connection sends is never part of another one’s line.',
    cause:
      'The buffer for half a line is global, or still holds what the connection had begun that was there before.',
    relaxation: { misreads: 'shared' },
  },
  {
    id: 'LINE-01',
    grade: 'must',
    clause: 'RFC 1459 2.3 and 8 (messages end with CR LF, whatever a read returns), RFC 2812 2.3',
    sentence: 'A line that arrives in pieces is one line.',
    cause: 'What one read returns is taken for whole lines: keep the rest until its end has come.',
    relaxation: { misreads: 'apart' },
  },
  {
    id: 'LINE-02',
    grade: 'must',
    clause: 'RFC 1459 2.3 (messages end with CR LF), RFC 2812 2.3',
    sentence: 'Of lines that arrive together each is carried out.',
    cause: 'Only the first line of what a read returned is looked at.',
    relaxation: { misreads: 'first only' },
  },
  {
    id: 'LINE-03',
    grade: 'must',
    clause: 'RFC 1459 2.3 (512 characters at most), Modern IRC (417, and no part of it is carried out)',
    sentence: 'What stands behind the limit of a line that is too long is not a line of its own.',
    cause: 'The buffer is full, so what it holds is taken for a line, and the rest for the next one.',
    relaxation: { misreads: 'remainder' },
  },
  {
    id: 'LINE-04',
    grade: 'must',
    clause: 'RFC 1459 8.10 and 6 (a client’s messages are worked off one after the other)',
    sentence:
      'The commands of a connection are carried out and answered in the order in which they were sent.',
    cause: 'Replies wait in more than one queue, or each line is handed to a task of its own.',
    relaxation: { misreads: 'swapped' },
  },
  {
    id: 'LINE-07',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 2.3 (each message ends with its own CR LF) and 2.3.1 (NUL), RFC 2812 2.3.1',
    sentence: 'A NUL spoils the line that it stands in, and no other.',
    cause:
      'What was read is treated as a C string, which ends at the NUL: the end of the line behind it is never found.',
    relaxation: { misreads: 'lost to a nul' },
  },
  {
    id: 'LINE-05',
    grade: 'should',
    habit: true,
    clause: 'Modern IRC, Message format (LF alone should be taken), RFC 1459 8 (CR or LF)',
    sentence: 'LF alone ends a line.',
    cause: 'The end is looked for as CR and LF together.',
    relaxation: {
      misreads: 'crlf only',
      // It repeats the LF in its answer: what stands behind that arrives as a line of its own.
      ignores: ({ message }) => message?.source === null && FROM_CLIENTS.has(message.command),
    },
  },
  {
    id: 'LINE-06',
    grade: 'should',
    habit: true,
    clause: 'RFC 1459 2.3.1 (<SPACE> is one or more), Modern IRC, Message format',
    sentence: 'Several spaces between parameters separate like one.',
    cause: 'The line is split at every single space.',
    relaxation: {
      readings: ({ operation, read }) => {
        const line = operation?.command.line ?? '';
        return / {2}| $/.test(line) ? read(splitAtEverySpace(line)) : [];
      },
    },
  },
];

/** What is read of all lines alike explains much that a closer rule explains as well: those are asked first. */
export const LINE_END_RULES: readonly Rule[] = [
  {
    id: 'LINE-08',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 2.3 (messages end with CR LF), RFC 2812 2.3',
    sentence: 'CR LF ends a line, and the CR is no part of it.',
    cause: 'Lines are cut at the LF, and the CR stays at the end of the last parameter.',
    relaxation: { misreads: 'cr kept' },
  },
];

/** A command as it is read where each space ends a parameter. */
function splitAtEverySpace(line: string): ReturnType<typeof readCommand> {
  const at = line.indexOf(' :');
  const words = (at < 0 ? line : line.slice(0, at)).split(' ');
  const [verb = '', ...params] = words;
  const trailing = at < 0 ? [] : [line.slice(at + 2)];
  return { ...readCommand(verb), params: [...params, ...trailing], line };
}
