import type { Fault } from './faults.ts';

/** Habits of servers that were written to learn: each breaks a rule wherever it applies, and leaves the server sound otherwise. */
export const DEPARTURE_FAULTS = {
  'numeric-without-target': {
    mistake: 'Error numerics are written without the client that they are for.',
    seen: ':server 433 dan :Nickname is already in use',
  },
  '433-told-as-432': {
    mistake: 'There is one refusal for every nick that cannot be had.',
    seen: '432 for a nick that is in use',
  },
  '433-told-as-notice': {
    mistake: 'A NICK that is in use is answered in words.',
    seen: 'NOTICE * :Nickname is already in use, and no 433',
  },
  '433-told-as-text': {
    mistake: 'A NICK that is in use is answered by a bare sentence, as in a chat without a protocol.',
    seen: 'Nickname is already in use, and no 433',
  },
  '433-told-by-close': {
    mistake: 'A NICK that is in use ends the claimant’s connection without a word.',
    seen: 'a close, and no 433',
  },
  'crlf-only': {
    mistake: 'The end of a line is looked for as CR and LF together.',
    seen: 'a line that LF alone ends is not answered',
  },
  'cr-kept': {
    mistake: 'Lines are cut at LF, and the CR before it stays.',
    seen: 'NICK dan with CR LF is answered with 432, with LF alone it is granted',
  },
  '001-alone': {
    mistake: 'The welcome is 001 and nothing else.',
    seen: 'no 002, 003, 004, and no 376 or 422',
  },
  'cap-required': {
    mistake: 'A registration completes at CAP END only.',
    seen: 'no 001 for a client that does not begin with CAP',
  },
  'user-first-required': {
    mistake: 'A NICK is passed over until USER has come.',
    seen: 'no 001 for NICK and USER in this order',
  },
  'deaf-after-unknown-command': {
    mistake: 'The handler of unknown commands leaves the loop that reads the connection.',
    seen: '421, and then nothing is answered any more',
  },
  'deaf-after-refused-nick': {
    mistake: 'The handler of a NICK that is in use leaves the loop that reads the connection.',
    seen: '433, and then nothing is answered any more',
  },
} as const satisfies Readonly<Record<string, Fault>>;
